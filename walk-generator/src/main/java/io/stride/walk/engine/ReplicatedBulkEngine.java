package io.stride.walk.engine;

import io.stride.walk.graph.CompactGraph;
import io.stride.walk.graph.StoredGraph;
import io.stride.walk.sampling.WalkSettings;
import java.util.Iterator;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.function.IntUnaryOperator;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.LongAccumulator;

/**
 * All walks of a graph that fits an executor, without a shuffle. A partition holds the walks of
 * consecutive nodes, in the order of nodes and numbers; partitions follow each other in that order
 * and have about equally many steps.
 */
public final class ReplicatedBulkEngine implements BulkWalkEngine {
  /** A second of work at most, more or less: tasks end often, and a lost one costs little. */
  private static final long MAX_STEPS = 1_500_000;

  /** Below this a task takes longer to start than to run. */
  private static final long MIN_STEPS = 20_000;

  /** Tasks per slot where there are steps for so many: the last ones to end leave few idle. */
  private static final int TASKS_PER_SLOT = 4;

  private final JavaSparkContext context;
  private final IntUnaryOperator degrees;
  private final ReplicatedWalkEngine engine;
  private final Runnable cleanUp;

  /**
   * Broadcasts the graph.
   *
   * @param context the running Spark
   * @param graph where to walk
   * @param settings how to walk
   */
  public ReplicatedBulkEngine(JavaSparkContext context, CompactGraph graph, WalkSettings settings) {
    this.context = context;
    this.degrees = graph::degree;
    this.engine = new ReplicatedWalkEngine(context, graph, settings);
    this.cleanUp = () -> {};
  }

  /**
   * Lets each executor read the graph from its files, which {@link #close} deletes. The driver
   * keeps the degrees of the nodes only.
   *
   * @param context the running Spark
   * @param graph where to walk
   * @param settings how to walk
   */
  public ReplicatedBulkEngine(JavaSparkContext context, StoredGraph graph, WalkSettings settings) {
    int[] known = graph.degrees();
    this.context = context;
    this.degrees = node -> known[node];
    this.engine = new ReplicatedWalkEngine(context, graph, settings);
    this.cleanUp = graph::delete;
  }

  /** Edges that lead out of each node. */
  public IntUnaryOperator degrees() {
    return degrees;
  }

  @Override
  public boolean ordered() {
    return true;
  }

  @Override
  public boolean concurrent() {
    return true;
  }

  @Override
  public JavaRDD<Walk> draw(WalkStarts starts, int from, int to, LongAccumulator steps) {
    StartPlan plan = new StartPlan(starts, degrees, engine.settings().length());
    List<StartList> lists =
        plan.cut(from, to, stepsPerTask(plan.total(from, to).steps())).stream()
            .map(range -> StartList.of(plan, range))
            .toList();
    ReplicatedWalkEngine walker = engine;
    return context
        .parallelize(lists, Math.max(1, lists.size()))
        .flatMap(list -> new WalkIterator(walker, list, steps));
  }

  @Override
  public void close() {
    engine.close();
    cleanUp.run();
  }

  private long stepsPerTask(long steps) {
    long tasks = (long) TASKS_PER_SLOT * context.defaultParallelism();
    return Math.min(MAX_STEPS, Math.max(MIN_STEPS, steps / tasks));
  }

  private static final class WalkIterator implements Iterator<Walk> {
    // The engine may take keys ahead of the walks that it returns; these keys keep pace with them.
    private final PrimitiveIterator.OfLong keys;
    private final Iterator<int[]> paths;
    private final LongAccumulator steps;

    WalkIterator(WalkEngine engine, StartList list, LongAccumulator steps) {
      this.keys = list.keys();
      this.paths = engine.walks(list.keys());
      this.steps = steps;
    }

    @Override
    public boolean hasNext() {
      return paths.hasNext();
    }

    @Override
    public Walk next() {
      int[] path = paths.next();
      long key = keys.nextLong();
      steps.add(path.length - 1L);
      return new Walk(WalkKey.node(key), WalkKey.walk(key), path);
    }
  }
}
