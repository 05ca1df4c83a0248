package io.stride.walk.graph;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;
import scala.Tuple2;

/**
 * Deals the edges of a partition out to the partitions where they belong, as blocks of primitive
 * arrays: a shuffle of single edges would spend most of its time on serialising objects.
 */
final class EdgeDealer implements Iterator<Tuple2<Integer, EdgeBlock>> {
  /** Edges per block: large enough to cost nothing each, small enough for any heap. */
  private static final int BLOCK = 1 << 15;

  private final Iterator<Row> rows;
  private final EdgePlacement placement;
  private final boolean directed;
  private final boolean weighted;
  private final List<EdgeBlockBuilder> builders = new ArrayList<>();
  private int flushed;

  /**
   * @param rows {@code source}, {@code target} and, if weighted, {@code weight}
   * @param directed if not, the smaller node of an edge becomes its source
   */
  EdgeDealer(Iterator<Row> rows, EdgePlacement placement, boolean directed, boolean weighted) {
    this.rows = rows;
    this.placement = placement;
    this.directed = directed;
    this.weighted = weighted;
    for (int partition = 0; partition < placement.numPartitions(); partition++) {
      builders.add(new EdgeBlockBuilder(weighted));
    }
  }

  @Override
  public boolean hasNext() {
    while (!rows.hasNext() && flushed < builders.size() && builders.get(flushed).size() == 0) {
      flushed++;
    }
    return rows.hasNext() || flushed < builders.size();
  }

  @Override
  public Tuple2<Integer, EdgeBlock> next() {
    while (rows.hasNext()) {
      int partition = add(rows.next());
      if (builders.get(partition).size() == BLOCK) {
        return take(partition);
      }
    }
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return take(flushed);
  }

  private int add(Row row) {
    int source = row.getInt(0);
    int target = row.getInt(1);
    boolean keep = directed || source < target;
    int first = keep ? source : target;
    int second = keep ? target : source;
    int partition = placement.partition(first, second);
    builders.get(partition).add(first, second, weighted ? row.getDouble(2) : 1);
    return partition;
  }

  private Tuple2<Integer, EdgeBlock> take(int partition) {
    EdgeBlock block = builders.get(partition).build();
    builders.set(partition, new EdgeBlockBuilder(weighted));
    return new Tuple2<>(partition, block);
  }
}
