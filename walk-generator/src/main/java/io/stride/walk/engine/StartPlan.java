package io.stride.walk.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * How much work starts where. O(nodes) whenever it is asked, on the driver.
 *
 * @param starts how many walks start at each node
 * @param degrees edges that lead out of each node
 * @param length nodes of a walk, at least 2
 */
public record StartPlan(WalkStarts starts, IntUnaryOperator degrees, int length) {

  /** All walks that start at the nodes from {@code from} to before {@code to}. */
  public NodeRange total(int from, int to) {
    long walks = 0;
    for (int node = from; node < to; node++) {
      walks += walks(node);
    }
    return range(from, to, walks);
  }

  /**
   * Cuts nodes into consecutive ranges of as many nodes as {@code maxSteps} allows, at least one. A
   * walk counts for all its steps, though a dead end may cut it short. Ranges where no walk starts
   * are left out.
   *
   * @param maxSteps at least 1
   */
  public List<NodeRange> cut(int from, int to, long maxSteps) {
    List<NodeRange> ranges = new ArrayList<>();
    long maxWalks = maxSteps / (length - 1);
    int first = from;
    long walks = 0;
    for (int node = from; node < to; node++) {
      int more = walks(node);
      if (walks > 0 && walks + more > maxWalks) {
        ranges.add(range(first, node, walks));
        first = node;
        walks = 0;
      }
      walks += more;
    }
    if (walks > 0) {
      ranges.add(range(first, to, walks));
    }
    return ranges;
  }

  int walks(int node) {
    return starts.walks(node, degrees.applyAsInt(node));
  }

  private NodeRange range(int from, int to, long walks) {
    return new NodeRange(from, to, walks, walks * (length - 1));
  }
}
