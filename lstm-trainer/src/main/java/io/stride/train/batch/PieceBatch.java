package io.stride.train.batch;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Pieces of walks that a network takes at once. Piece {@code i} holds the nodes {@code nodes[i *
 * length]} to {@code nodes[i * length + lengths[i] - 1]}; the rest of its row is padding.
 *
 * @param nodes count x length dense node numbers, row by row
 * @param lengths for each piece its number of nodes, 1 to {@code length}
 * @param length nodes that the longest piece may have
 * @param pairs how many pairs of consecutive pieces of a walk come first: pieces 0 and 1, 2 and 3,
 *     ...; what comes after them belongs to nothing
 */
@SuppressWarnings("ArrayRecordComponent") // work data: never compared, never hashed
public record PieceBatch(int[] nodes, int[] lengths, int length, int pairs)
    implements Serializable {

  /** Pieces that belong to nothing. */
  public PieceBatch(int[] nodes, int[] lengths, int length) {
    this(nodes, lengths, length, 0);
  }

  /** Number of pieces. */
  public int count() {
    return lengths.length;
  }

  /** The node at {@code position} of {@code piece}. */
  public int node(int piece, int position) {
    return nodes[piece * length + position];
  }

  /** A copy of one piece's nodes, without padding. */
  public int[] piece(int piece) {
    return Arrays.copyOfRange(nodes, piece * length, piece * length + lengths[piece]);
  }

  /** Number of nodes in all pieces. */
  public int tokens() {
    int sum = 0;
    for (int pieceLength : lengths) {
      sum += pieceLength;
    }
    return sum;
  }

  /** Whether a piece is shorter than {@code length}, so that a network needs a mask. */
  public boolean ragged() {
    return tokens() < nodes.length;
  }
}
