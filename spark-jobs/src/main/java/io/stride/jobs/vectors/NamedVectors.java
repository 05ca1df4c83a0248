package io.stride.jobs.vectors;

import io.stride.train.encoding.NodeEmbedding;
import java.util.Iterator;
import java.util.NoSuchElementException;
import scala.Tuple2;

/**
 * Joins ids and vectors that come sorted by node number, each number once or twice: an id, a vector
 * or both, in any order. An id without a vector makes an isolated row; a vector without an id was
 * not asked for.
 */
final class NamedVectors implements Iterator<VectorRow> {
  private final Iterator<Tuple2<Integer, Object>> sorted;
  private final int size;
  private Tuple2<Integer, Object> ahead;
  private VectorRow next;

  NamedVectors(Iterator<Tuple2<Integer, Object>> sorted, int size) {
    this.sorted = sorted;
    this.size = size;
    this.ahead = pull();
    advance();
  }

  private Tuple2<Integer, Object> pull() {
    return sorted.hasNext() ? sorted.next() : null;
  }

  private void advance() {
    next = null;
    while (next == null && ahead != null) {
      int number = ahead._1();
      Object id = null;
      NodeEmbedding vector = null;
      while (ahead != null && ahead._1() == number) {
        if (ahead._2() instanceof NodeEmbedding embedding) {
          vector = embedding;
        } else {
          id = ahead._2();
        }
        ahead = pull();
      }
      next = row(id, vector);
    }
  }

  private VectorRow row(Object id, NodeEmbedding vector) {
    if (id == null) {
      return null;
    }
    return vector == null ? VectorRow.isolated(id, size) : VectorRow.of(id, vector);
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public VectorRow next() {
    if (next == null) {
      throw new NoSuchElementException();
    }
    VectorRow row = next;
    advance();
    return row;
  }
}
