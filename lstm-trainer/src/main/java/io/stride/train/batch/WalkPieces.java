package io.stride.train.batch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Cuts walks into consecutive pieces of equal length; what is left at the end of a walk makes a
 * shorter one.
 */
public final class WalkPieces {
  private final int length;
  private final int shortest;
  private final IntPredicate wanted;
  private final List<int[]> pieces = new ArrayList<>();

  /**
   * An empty collection of pieces.
   *
   * @param length nodes of a piece, at least 1
   * @param shortest pieces with fewer nodes are left out; 1 to {@code length}
   */
  public WalkPieces(int length, int shortest) {
    this(length, shortest, node -> true);
  }

  /**
   * An empty collection of those pieces that hold certain nodes.
   *
   * @param length nodes of a piece, at least 1
   * @param shortest pieces with fewer nodes are left out; 1 to {@code length}
   * @param wanted pieces without any such node are left out
   */
  public WalkPieces(int length, int shortest, IntPredicate wanted) {
    this.length = length;
    this.shortest = shortest;
    this.wanted = wanted;
  }

  /** Cuts a walk and adds its pieces. */
  public void add(int[] walk) {
    for (int from = 0; from < walk.length; from += length) {
      int to = Math.min(walk.length, from + length);
      if (to - from >= shortest && holdsWanted(walk, from, to)) {
        pieces.add(Arrays.copyOfRange(walk, from, to));
      }
    }
  }

  private boolean holdsWanted(int[] walk, int from, int to) {
    for (int i = from; i < to; i++) {
      if (wanted.test(walk[i])) {
        return true;
      }
    }
    return false;
  }

  /** Number of pieces. */
  public int count() {
    return pieces.size();
  }

  /** Brings the pieces into the order that {@code seed} names. */
  public void shuffle(long seed) {
    if (pieces.size() < 2) {
      return;
    }
    KeyedPermutation order = new KeyedPermutation(pieces.size(), seed);
    List<int[]> shuffled = new ArrayList<>(pieces.size());
    for (int i = 0; i < pieces.size(); i++) {
      shuffled.add(pieces.get((int) order.at(i)));
    }
    pieces.clear();
    pieces.addAll(shuffled);
  }

  /**
   * Takes up to {@code count} pieces from the end and makes a batch of them; null if none is left.
   */
  public PieceBatch take(int count) {
    List<int[]> taken = pieces.subList(Math.max(0, pieces.size() - count), pieces.size());
    if (taken.isEmpty()) {
      return null;
    }
    int[] nodes = new int[taken.size() * length];
    int[] lengths = new int[taken.size()];
    for (int i = 0; i < lengths.length; i++) {
      int[] piece = taken.get(i);
      lengths[i] = piece.length;
      System.arraycopy(piece, 0, nodes, i * length, piece.length);
    }
    taken.clear();
    return new PieceBatch(nodes, lengths, length);
  }
}
