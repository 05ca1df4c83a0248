package io.stride.walk.engine;

/**
 * The same number of walks at every node.
 *
 * @param perNode walks a node, at least 1
 */
public record AllNodes(int perNode) implements WalkStarts {

  @Override
  public int walks(int node, int degree) {
    return perNode;
  }
}
