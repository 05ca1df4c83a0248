package io.stride.train.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WalkPiecesTest {
  @Test
  @DisplayName("A walk of 7 nodes gives pieces of 3, 3 and 1")
  void cutsAndKeepsTheRemainder() {
    WalkPieces pieces = new WalkPieces(3, 1);
    pieces.add(new int[] {1, 2, 3, 4, 5, 6, 7});
    PieceBatch batch = pieces.take(10);
    assertThat(batch.count()).isEqualTo(3);
    assertThat(batch.piece(0)).containsExactly(1, 2, 3);
    assertThat(batch.piece(1)).containsExactly(4, 5, 6);
    assertThat(batch.piece(2)).containsExactly(7);
    assertThat(batch.tokens()).isEqualTo(7);
    assertThat(batch.ragged()).isTrue();
  }

  @Test
  @DisplayName("Remainders shorter than the shortest are left out, also whole walks")
  void leavesOutTheShort() {
    WalkPieces pieces = new WalkPieces(3, 2);
    pieces.add(new int[] {1, 2, 3, 4});
    pieces.add(new int[] {5});
    pieces.add(new int[] {6, 7, 8, 9, 10});
    assertThat(pieces.count()).isEqualTo(3);
    assertThat(drain(pieces, 2))
        .containsExactlyInAnyOrder(List.of(1, 2, 3), List.of(6, 7, 8), List.of(9, 10));
  }

  @Test
  @DisplayName("Only the padding makes a batch ragged")
  void raggedness() {
    WalkPieces pieces = new WalkPieces(4, 1);
    pieces.add(new int[] {1, 2, 3, 4, 5, 6, 7, 8});
    PieceBatch full = pieces.take(2);
    assertThat(full.ragged()).isFalse();
    assertThat(full.tokens()).isEqualTo(8);
    assertThat(full.node(1, 2)).isEqualTo(7);
  }

  @Test
  void takesFromTheEndUntilNothingIsLeft() {
    WalkPieces pieces = new WalkPieces(2, 1);
    pieces.add(new int[] {1, 2, 3, 4, 5, 6});
    assertThat(pieces.take(2).piece(0)).containsExactly(3, 4);
    assertThat(pieces.count()).isEqualTo(1);
    assertThat(pieces.take(2).count()).isEqualTo(1);
    assertThat(pieces.take(2)).isNull();
  }

  @Test
  @DisplayName("Shuffling keeps every piece, in an order that the seed names")
  void shuffles() {
    List<List<Integer>> order = drain(shuffled(1), 50);
    assertThat(drain(shuffled(1), 50)).isEqualTo(order);
    assertThat(drain(shuffled(2), 50)).isNotEqualTo(order);
    assertThat(drain(shuffled(2), 50)).containsExactlyInAnyOrderElementsOf(order);
  }

  @Test
  @DisplayName("Pairs stay together through shuffling and taking, and come first")
  void keepsPairs() {
    WalkPieces pieces = new WalkPieces(2, 1);
    for (int from = 0; from < 100; from += 5) {
      pieces.addPairs(IntStream.range(from, from + 5).toArray());
    }
    pieces.shuffle(1);
    assertThat(pieces.count()).isEqualTo(60);
    List<Integer> firsts = new ArrayList<>();
    for (PieceBatch batch = pieces.take(6); batch != null; batch = pieces.take(6)) {
      assertThat(batch.count()).isBetween(pieces.count() == 0 ? 1 : 5, 6);
      for (int i = 0; i < batch.count(); i++) {
        int first = batch.piece(i)[0];
        firsts.add(first);
        // Walks are 5 nodes long: two pieces of two and one of one.
        assertThat(first % 5).isEqualTo(i < 2 * batch.pairs() ? i % 2 * 2 : 4);
        if (i < 2 * batch.pairs() && i % 2 == 1) {
          assertThat(first).isEqualTo(batch.piece(i - 1)[1] + 1);
        }
      }
    }
    assertThat(firsts).hasSize(60).doesNotHaveDuplicates();
  }

  private static WalkPieces shuffled(long seed) {
    WalkPieces pieces = new WalkPieces(2, 1);
    pieces.add(IntStream.range(0, 101).toArray());
    pieces.shuffle(seed);
    return pieces;
  }

  private static List<List<Integer>> drain(WalkPieces pieces, int count) {
    List<List<Integer>> all = new ArrayList<>();
    for (PieceBatch batch = pieces.take(count); batch != null; batch = pieces.take(count)) {
      for (int i = 0; i < batch.count(); i++) {
        all.add(IntStream.of(batch.piece(i)).boxed().toList());
      }
    }
    return all;
  }
}
