package io.stride.walk.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;

/** The ids of a large graph as they come out of Spark's partitions, one block each. */
final class NameBlocks implements NodeNames {
  private static final long serialVersionUID = 1L;

  private final SortedIds[] blocks;
  // The first node of each block, ascending.
  private final int[] first;
  private final int size;

  private NameBlocks(List<SortedIds> blocks) {
    this.blocks = blocks.toArray(SortedIds[]::new);
    this.first = new int[blocks.size()];
    int nodes = 0;
    for (int block = 0; block < first.length; block++) {
      first[block] = nodes;
      nodes += this.blocks[block].size();
    }
    this.size = nodes;
  }

  /**
   * Gathers the ids of all nodes, one partition after another, so that the driver never holds more
   * than one in the form that it is sent in.
   *
   * @param ids in the order of the nodes' numbers
   */
  static NameBlocks gather(JavaRDD<Row> ids, IdType type) {
    Iterator<SortedIds> blocks =
        ids.mapPartitions(rows -> List.of(block(type, rows)).iterator()).toLocalIterator();
    List<SortedIds> filled = new ArrayList<>();
    blocks.forEachRemaining(
        block -> {
          if (block.size() > 0) {
            filled.add(block);
          }
        });
    return new NameBlocks(filled);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public long number(int node) {
    int block = block(node);
    return blocks[block].number(node - first[block]);
  }

  @Override
  public String text(int node) {
    int block = block(node);
    return blocks[block].text(node - first[block]);
  }

  @Override
  public long bytes() {
    return Arrays.stream(blocks).mapToLong(NodeNames::bytes).sum();
  }

  private int block(int node) {
    int found = Arrays.binarySearch(first, node);
    return found >= 0 ? found : -found - 2;
  }

  private static SortedIds block(IdType type, Iterator<Row> rows) {
    Iterable<Row> all = () -> rows;
    return SortedIds.of(
        type, StreamSupport.stream(all.spliterator(), false).map(row -> row.get(0)));
  }
}
