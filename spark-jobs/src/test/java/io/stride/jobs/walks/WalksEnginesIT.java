package io.stride.jobs.walks;

import static io.stride.jobs.testing.SmallEmbed.file;
import static io.stride.jobs.testing.SmallWalks.rows;
import static io.stride.jobs.testing.SmallWalks.walk;
import static org.assertj.core.api.Assertions.assertThat;

import io.stride.jobs.testing.Invocation;
import io.stride.jobs.testing.SmallEmbed;
import io.stride.walk.testing.LocalSpark;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the graph lies, through {@code stride walks}. */
class WalksEnginesIT {
  @TempDir private Path directory;

  @BeforeAll
  static void startSpark() {
    var unused = LocalSpark.session();
  }

  @Test
  void everyEngineWritesTheSameRows() {
    Invocation broadcast = walk(SmallEmbed.karate(), out("a"), "--p", "0.5", "--q", "2");
    Invocation stored =
        walk(
            SmallEmbed.karate(),
            out("b"),
            with("walk.broadcast-bytes=0", "walk.engine=replicated"));
    Invocation parts =
        walk(
            SmallEmbed.karate(),
            out("c"),
            with("walk.engine=partitioned", "walk.partitions=3", "walks.batch-steps=300"));

    assertThat(broadcast.err()).contains("engine: replicated, because a copy of the graph");
    assertThat(stored.err()).contains("engine: replicated, because it was asked for");
    assertThat(parts.err()).contains("engine: partitioned, because it was asked for");
    assertThat(rows(out("b"))).isEqualTo(rows(out("a")));
    assertThat(rows(out("c"))).isEqualTo(rows(out("a")));
  }

  @Test
  void droppedEdgesAreReported() {
    Path input = file(directory, "star.tsv", "1\t2\n1\t3\n1\t4\n1\t5\n2\t3\n");

    Invocation done = walk(input, out("a"), "--set", "graph.max-degree=2");

    assertThat(done.out())
        .contains("5 nodes, 3 edges")
        .contains("2 more edges dropped: 0 nodes below, 1 above the limits");
  }

  private static String[] with(String... settings) {
    List<String> own = List.of("--p", "0.5", "--q", "2");
    String[] arguments = new String[own.size() + 2 * settings.length];
    own.toArray(arguments);
    for (int i = 0; i < settings.length; i++) {
      arguments[own.size() + 2 * i] = "--set";
      arguments[own.size() + 2 * i + 1] = settings[i];
    }
    return arguments;
  }

  private Path out(String name) {
    return directory.resolve(name);
  }
}
