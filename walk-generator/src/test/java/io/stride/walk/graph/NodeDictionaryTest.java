package io.stride.walk.graph;

import static io.stride.walk.graph.EdgeFiles.ids;
import static io.stride.walk.graph.EdgeFiles.read;
import static io.stride.walk.graph.EdgeFiles.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stride.walk.error.InvalidInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeDictionaryTest {
  @TempDir Path folder;

  @Test
  void integersAreInNumericOrderAndStringsInByteOrder() throws IOException {
    assertThat(ids(dictionary("10\t9\n-1\t100\n7\t7\n"))).containsExactly(-1L, 7L, 9L, 10L, 100L);
    // U+FFFD is before U+1F600 in UTF-8, after it in UTF-16.
    assertThat(ids(dictionary("b\t\uFFFD\n\uD83D\uDE00\té\n10\tB\n9\tb\n")))
        .containsExactly("10", "9", "B", "b", "é", "\uFFFD", "\uD83D\uDE00");
  }

  @Test
  void sharedAndDistributedIdsAreTheSame() throws IOException {
    for (String text : List.of("10\t9\n-1\t100\n7\t7\n", "b\t\uFFFD\n\uD83D\uDE00\té\n10\tB\n")) {
      EdgeTable table = read(write(folder, "edges.tsv", text));
      NodeDictionary shared = NodeDictionary.of(table);
      NodeDictionary distributed = NodeDictionary.of(table, SharingLimit.NEVER);
      assertThat(ids(distributed)).isEqualTo(ids(shared));
      assertThat(distributed.table().schema()).isEqualTo(shared.table().schema());
      assertThat(distributed.size()).isEqualTo(shared.size());
      assertThat(distributed.keys()).isEqualTo(shared.keys());
      distributed.unpersist();
    }
  }

  @Test
  void namesAreTheIdsByNumberHoweverTheyAreKept() throws IOException {
    // Enough ids for several partitions of a sorted table.
    String numbers = lines(i -> (i * 7 - 300) + "\t" + (i * 11));
    String texts = lines(i -> "n" + i + "\té" + i * 3);
    for (SharingLimit limit : List.of(SharingLimit.DEFAULT, SharingLimit.NEVER)) {
      NodeDictionary ofNumbers =
          NodeDictionary.of(read(write(folder, "numbers.tsv", numbers)), limit);
      NodeDictionary ofTexts = NodeDictionary.of(read(write(folder, "texts.tsv", texts)), limit);

      NodeNames names = ofNumbers.names();
      assertThat(names.size()).isEqualTo(ofNumbers.size());
      assertThat(IntStream.range(0, names.size()).mapToObj(names::number).toList())
          .isEqualTo(ids(ofNumbers));
      NodeNames named = ofTexts.names();
      assertThat(IntStream.range(0, named.size()).mapToObj(named::text).toList())
          .isEqualTo(ids(ofTexts));
      assertThat(names.bytes()).isEqualTo(8L * names.size());
      assertThat(named.bytes()).isBetween(4L * named.size(), 16L * named.size());
      assertThatThrownBy(() -> names.text(0)).isInstanceOf(UnsupportedOperationException.class);
      assertThatThrownBy(() -> named.number(0)).isInstanceOf(UnsupportedOperationException.class);
    }
  }

  private static String lines(IntFunction<String> line) {
    return IntStream.range(0, 500).mapToObj(line).collect(Collectors.joining("\n"));
  }

  @Test
  void sharedIdsCanBeUsedAgainAfterTheyWereFreed() throws IOException {
    NodeDictionary dictionary = dictionary("5\t7\n");
    dictionary.unpersist();
    assertThat(ids(dictionary)).containsExactly(5L, 7L);
  }

  @Test
  void keysDependOnTheTextOfTheIdOnly() throws IOException {
    NodeDictionary numbers = dictionary("5\t7\n");
    NodeDictionary strings = dictionary("x\t5\n7\ta\n");
    assertThat(ids(strings)).containsExactly("5", "7", "a", "x");
    assertThat(strings.keys()).startsWith(numbers.keys()).hasSize(4).doesNotHaveDuplicates();
  }

  @Test
  void keysAreSparksHashOfTheId() throws IOException {
    NodeDictionary dictionary = dictionary("5\t7\n");
    Row row = dictionary.table().selectExpr("xxhash64('5')").first();
    assertThat(dictionary.keys()[0]).isEqualTo(row.getLong(0));
  }

  @Test
  void sizeCountsEachNodeOnce() throws IOException {
    assertThat(dictionary("1\t2\n2\t1\n3\t3\n").size()).isEqualTo(3);
  }

  @Test
  void moreNodesThanAnIntHoldsAreRefused() {
    assertThat(NodeDictionary.indexable(Integer.MAX_VALUE)).isEqualTo(Integer.MAX_VALUE);
    assertThatThrownBy(() -> NodeDictionary.indexable(1L + Integer.MAX_VALUE))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "the graph has 2147483648 nodes, more than the 2147483647 that can be numbered");
  }

  private NodeDictionary dictionary(String text) throws IOException {
    return NodeDictionary.of(read(write(folder, "edges.tsv", text)));
  }
}
