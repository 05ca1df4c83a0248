package io.stride.walk.graph;

import java.io.Serializable;

/**
 * The id of every node, in a form that executors can share: from {@link NodeDictionary#names()},
 * made to be broadcast. An integer takes 8 bytes, a text its UTF-8 bytes and 4 more; immutable.
 */
public interface NodeNames extends Serializable {
  /** Number of nodes. */
  int size();

  /**
   * The id of a node whose ids are integers ({@link IdType#INTEGER}, {@link IdType#LONG}).
   *
   * @throws UnsupportedOperationException if ids are texts
   */
  default long number(int node) {
    throw new UnsupportedOperationException("ids are texts");
  }

  /**
   * The id of a node whose ids are texts ({@link IdType#STRING}).
   *
   * @throws UnsupportedOperationException if ids are integers
   */
  default String text(int node) {
    throw new UnsupportedOperationException("ids are integers");
  }

  /** Bytes that it takes on every machine, but for a few. */
  long bytes();
}
