package io.stride.walk.engine;

/** Where walks start; see {@link WalkStarts}. */
public enum StartKind {
  /** At every node: {@link AllNodes}. */
  ALL,
  /** At the nodes that a file lists: {@link GivenNodes}. */
  FILE,
  /** At every node as its degree has it: {@link DegreeWeighted}. */
  DEGREE_WEIGHTED
}
