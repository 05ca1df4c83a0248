package io.stride.jobs.linkprediction;

import io.stride.jobs.evaluation.KeyedHash;
import io.stride.walk.error.InvalidInputException;
import io.stride.walk.graph.CompactGraph;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Which edges train the link classifiers and which test them.
 *
 * <p>A share of the held-out edges trains: the vectors know neither them nor the test's, so what
 * holds for the former, penalties and operators too, holds for the latter. Edges of the residual
 * graph, which the vectors were made from, are much easier to tell from non-edges, and a classifier
 * that learns from them learns what vectors remember.
 *
 * @param train edges that train, in random order; of a directed graph one for both directions,
 *     since all {@linkplain EdgeOperator operators} are symmetric; at most {@value #MAX_TRAINING}
 * @param test edges that test, all of them held out
 */
record EdgeRoles(NodePairs train, NodePairs test) {
  /**
   * Training edges at most. A linear classifier of some hundred numbers gains nothing from more,
   * and as floats of 128 numbers 2 x 50,000 pairs take 50 MB for each operator.
   */
  static final int MAX_TRAINING = 50_000;

  /** One to fit and one to choose penalty and operator by. */
  private static final int MIN_TRAINING = 2;

  /** Key of this use of the seed: the forest must not decide which edges train. */
  private static final long PURPOSE = 0x747261696eL;

  /**
   * Assigns the roles; the same for the same arguments.
   *
   * @throws InvalidInputException if held-out edges should train, and there are fewer than three
   */
  static EdgeRoles of(EdgeHoldout holdout, LinkPredictionSettings settings) {
    return settings.trainingShare() == 0
        ? new EdgeRoles(residualEdges(holdout.residual(), settings.seed()), holdout.heldOut())
        : split(holdout.heldOut(), settings);
  }

  private static NodePairs residualEdges(CompactGraph residual, long seed) {
    Links links = Links.of(residual);
    int[] order = links.shuffled(seed ^ PURPOSE);
    int[] pairs = new int[2 * Math.min(order.length, MAX_TRAINING)];
    for (int i = 0; i < pairs.length / 2; i++) {
      pairs[2 * i] = links.source(order[i]);
      pairs[2 * i + 1] = links.target(order[i]);
    }
    return NodePairs.of(pairs);
  }

  /** Both directions between two nodes are on the same side, or one would tell of the other. */
  private static EdgeRoles split(NodePairs edges, LinkPredictionSettings settings) {
    int[] order =
        IntStream.range(0, edges.count())
            .filter(i -> !reversesPrevious(edges, i))
            .boxed()
            .sorted(Comparator.comparingLong(i -> hash(edges, i, settings.seed())))
            .mapToInt(Integer::intValue)
            .toArray();
    if (order.length <= MIN_TRAINING) {
      throw new InvalidInputException(
          "only %d of the edges can be held out, too few to train by %d of them and test by others; hold out more, or set link-prediction.training-share = 0"
              .formatted(order.length, MIN_TRAINING));
    }
    long wanted = Math.min(MAX_TRAINING, Math.round(settings.trainingShare() * order.length));
    int count = (int) Math.max(MIN_TRAINING, Math.min(order.length - 1, wanted));
    BitSet training = new BitSet(edges.count());
    IntStream.range(0, count).forEach(i -> training.set(order[i]));
    int[] tested =
        IntStream.range(0, edges.count())
            .filter(i -> !training.get(reversesPrevious(edges, i) ? i - 1 : i))
            .toArray();
    return new EdgeRoles(edges.at(Arrays.copyOf(order, count)), edges.at(tested));
  }

  /** Whether this is the same edge of a directed graph as the one before, the other way round. */
  private static boolean reversesPrevious(NodePairs edges, int index) {
    return index > 0
        && edges.source(index) == edges.target(index - 1)
        && edges.target(index) == edges.source(index - 1);
  }

  private static long hash(NodePairs edges, int index, long seed) {
    return KeyedHash.of(seed, PURPOSE, edges.source(index), edges.target(index));
  }
}
