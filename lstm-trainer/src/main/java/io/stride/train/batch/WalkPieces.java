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

  /** What stays together: a piece, or two that follow each other in a walk. */
  private final List<List<int[]>> groups = new ArrayList<>();

  private int count;

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
    cut(walk).forEach(piece -> addGroup(List.of(piece)));
  }

  /**
   * Cuts a walk and adds its pieces in pairs, the first and the second, the third and the fourth,
   * ..., that no shuffling and no taking parts. An odd last piece is left alone.
   */
  public void addPairs(int[] walk) {
    List<int[]> pieces = cut(walk);
    for (int i = 0; i < pieces.size(); i += 2) {
      addGroup(pieces.subList(i, Math.min(i + 2, pieces.size())));
    }
  }

  private void addGroup(List<int[]> group) {
    groups.add(group);
    count += group.size();
  }

  private List<int[]> cut(int[] walk) {
    List<int[]> pieces = new ArrayList<>();
    for (int from = 0; from < walk.length; from += length) {
      int to = Math.min(walk.length, from + length);
      if (to - from >= shortest && holdsWanted(walk, from, to)) {
        pieces.add(Arrays.copyOfRange(walk, from, to));
      }
    }
    return pieces;
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
    return count;
  }

  /** Brings the pieces, or pairs of them, into the order that {@code seed} names. */
  public void shuffle(long seed) {
    if (groups.size() < 2) {
      return;
    }
    KeyedPermutation order = new KeyedPermutation(groups.size(), seed);
    List<List<int[]>> shuffled = new ArrayList<>(groups.size());
    for (int i = 0; i < groups.size(); i++) {
      shuffled.add(groups.get((int) order.at(i)));
    }
    groups.clear();
    groups.addAll(shuffled);
  }

  /**
   * Takes up to {@code most} pieces from the end and makes a batch of them, pairs first; null if
   * none is left.
   *
   * @param most at least 1; at least 2 if there are pairs
   */
  public PieceBatch take(int most) {
    int from = groups.size();
    int taken = 0;
    while (from > 0 && taken + groups.get(from - 1).size() <= most) {
      from--;
      taken += groups.get(from).size();
    }
    List<List<int[]>> last = groups.subList(from, groups.size());
    List<int[]> pieces = new ArrayList<>(taken);
    last.stream().filter(group -> group.size() == 2).forEach(pieces::addAll);
    int pairs = pieces.size() / 2;
    last.stream().filter(group -> group.size() == 1).forEach(pieces::addAll);
    last.clear();
    count -= taken;
    return pieces.isEmpty() ? null : batch(pieces, pairs);
  }

  private PieceBatch batch(List<int[]> pieces, int pairs) {
    int[] nodes = new int[pieces.size() * length];
    int[] lengths = new int[pieces.size()];
    for (int i = 0; i < lengths.length; i++) {
      int[] piece = pieces.get(i);
      lengths[i] = piece.length;
      System.arraycopy(piece, 0, nodes, i * length, piece.length);
    }
    return new PieceBatch(nodes, lengths, length, pairs);
  }
}
