package io.stride.train.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stride.train.testing.MarkedWalks;
import io.stride.walk.engine.WalkKey;
import io.stride.walk.sampling.WalkSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MinibatchStreamTest {
  private static final MarkedWalks WALKS = new MarkedWalks(9, new WalkSettings(12, 24, 1, 1, 8));
  private static final BatchSettings BATCHES = new BatchSettings(5, 8);
  private static final WalkSelection SELECTION =
      WalkSelection.of(WALKS.nodeCount(), WALKS.settings(), 100_000, 0.2);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 400})
  @DisplayName("No piece of two nodes or more is lost or seen twice, in any number of partitions")
  void seesEveryPieceOnce(int partitions) {
    List<String> seen = new ArrayList<>();
    for (int partition = 0; partition < partitions; partition++) {
      texts(stream(0, partition, partitions)).forEach(seen::addAll);
    }
    assertThat(seen).containsExactlyInAnyOrderElementsOf(expected(SELECTION.training(0, 0, 1)));
  }

  @Test
  @DisplayName("The held-out stream sees every held-out piece once")
  void validation() {
    List<String> seen = new ArrayList<>();
    for (int partition = 0; partition < 3; partition++) {
      texts(MinibatchStream.validation(WALKS, SELECTION, BATCHES, partition, 3))
          .forEach(seen::addAll);
    }
    assertThat(seen).containsExactlyInAnyOrderElementsOf(expected(SELECTION.validation(0, 1)));
  }

  @Test
  @DisplayName("All minibatches but the last are full")
  void fillsMinibatches() {
    List<List<String>> batches = texts(stream(0, 0, 2));
    assertThat(batches.subList(0, batches.size() - 1)).allMatch(batch -> batch.size() == 8);
    assertThat(batches.get(batches.size() - 1)).hasSizeBetween(1, 8);
  }

  @Test
  void isTheSameAgainAndOtherInEveryEpochAndPartition() {
    List<List<String>> first = texts(stream(0, 0, 2));
    assertThat(texts(stream(0, 0, 2))).isEqualTo(first);
    assertThat(texts(stream(1, 0, 2))).isNotEqualTo(first);
    assertThat(texts(stream(0, 1, 2))).isNotEqualTo(first);
  }

  @Test
  @DisplayName("skip(n) leads to where n next() lead, whether or not hasNext() was asked between")
  void skips() {
    List<List<String>> all = texts(stream(0, 0, 2));
    for (int n = 0; n <= all.size(); n++) {
      MinibatchStream skipped = stream(0, 0, 2);
      skipped.skip(n);
      assertThat(texts(skipped)).isEqualTo(all.subList(n, all.size()));
    }
    MinibatchStream unasked = stream(0, 0, 2);
    assertThat(IntStream.range(0, all.size()).mapToObj(i -> text(unasked.next()))).isEqualTo(all);
  }

  @Test
  void endsWhereWalksEnd() {
    MinibatchStream stream = stream(0, 0, 2);
    stream.skip(Long.MAX_VALUE);
    assertThat(stream.hasNext()).isFalse();
    assertThatThrownBy(stream::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  @DisplayName("A minibatch mixes pieces of several walks")
  void mixes() {
    for (List<String> batch : texts(stream(0, 0, 1)).subList(0, 10)) {
      long walks = batch.stream().map(MinibatchStreamTest::walkOf).distinct().count();
      assertThat(walks).isGreaterThan(3);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  @DisplayName("In pairs, no piece is lost, most have their neighbour, and skip(n) finds the place")
  void pairs(int partitions) {
    List<String> seen = new ArrayList<>();
    int paired = 0;
    for (int partition = 0; partition < partitions; partition++) {
      MinibatchStream stream = stream(0, partition, partitions).inPairs();
      while (stream.hasNext()) {
        PieceBatch batch = stream.next();
        assertThat(batch.count()).isLessThanOrEqualTo(8);
        paired += 2 * batch.pairs();
        for (int pair = 0; pair < batch.pairs(); pair++) {
          int[] first = batch.piece(2 * pair);
          assertThat(batch.piece(2 * pair + 1)[0]).isEqualTo(first[first.length - 1] + 1);
        }
        seen.addAll(text(batch));
      }
    }
    assertThat(seen).containsExactlyInAnyOrderElementsOf(expected(SELECTION.training(0, 0, 1)));
    assertThat(paired).isGreaterThan(seen.size() / 2);
    List<List<String>> all = texts(stream(0, 0, 2).inPairs());
    MinibatchStream skipped = stream(0, 0, 2).inPairs();
    skipped.skip(3);
    assertThat(texts(skipped)).isEqualTo(all.subList(3, all.size()));
  }

  private static MinibatchStream stream(int epoch, int partition, int partitions) {
    return MinibatchStream.training(WALKS, SELECTION, BATCHES, epoch, partition, partitions);
  }

  private static int walkOf(String piece) {
    return Integer.parseInt(piece.split(" ", -1)[0]) / WALKS.settings().length();
  }

  private static List<List<String>> texts(MinibatchStream stream) {
    List<List<String>> texts = new ArrayList<>();
    stream.forEachRemaining(batch -> texts.add(text(batch)));
    return texts;
  }

  private static List<String> text(PieceBatch batch) {
    return IntStream.range(0, batch.count()).mapToObj(i -> text(batch.piece(i))).toList();
  }

  private static String text(int[] piece) {
    return String.join(" ", IntStream.of(piece).mapToObj(Integer::toString).toList());
  }

  /** The pieces of the walks as a reader of the documentation would cut them. */
  private static List<String> expected(PrimitiveIterator.OfLong keys) {
    List<String> pieces = new ArrayList<>();
    while (keys.hasNext()) {
      long key = keys.nextLong();
      int[] walk = WALKS.walk(WalkKey.node(key), WalkKey.walk(key));
      for (int from = 0; from < walk.length; from += 5) {
        int[] piece =
            IntStream.range(from, Math.min(from + 5, walk.length)).map(i -> walk[i]).toArray();
        if (piece.length > 1) {
          pieces.add(text(piece));
        }
      }
    }
    return pieces;
  }
}
