package io.stride.walk.engine;

import java.util.Arrays;

/**
 * The same number of walks at each of some nodes, none at others.
 *
 * @param nodes the starts in ascending order; 4 bytes each wherever it is sent
 * @param perNode walks a start, at least 1
 */
// Handed over, not kept: nobody compares or changes it.
@SuppressWarnings("ArrayRecordComponent")
public record GivenNodes(int[] nodes, int perNode) implements WalkStarts {

  @Override
  public int walks(int node, int degree) {
    return Arrays.binarySearch(nodes, node) >= 0 ? perNode : 0;
  }
}
