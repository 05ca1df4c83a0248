package io.stride.walk.engine;

import java.io.Serializable;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import java.util.stream.IntStream;

/** Where one task starts walks: the nodes that lead any, and how many each. 8 bytes a node. */
final class StartList implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int[] nodes;
  private final int[] walks;

  private StartList(int[] nodes, int[] walks) {
    this.nodes = nodes;
    this.walks = walks;
  }

  static StartList of(StartPlan plan, NodeRange range) {
    int[] nodes =
        IntStream.range(range.from(), range.to()).filter(node -> plan.walks(node) > 0).toArray();
    return new StartList(nodes, IntStream.of(nodes).map(plan::walks).toArray());
  }

  /** The keys of all walks, made one by one: ascending by node, then by number. */
  PrimitiveIterator.OfLong keys() {
    return new Keys();
  }

  private final class Keys implements PrimitiveIterator.OfLong {
    private int at;
    private int number;

    @Override
    public boolean hasNext() {
      return at < nodes.length;
    }

    @Override
    public long nextLong() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      long key = WalkKey.of(nodes[at], number);
      number++;
      if (number == walks[at]) {
        at++;
        number = 0;
      }
      return key;
    }
  }
}
