package io.stride.walk.graph;

import static io.stride.walk.graph.EdgeStores.PASSWORD;
import static io.stride.walk.graph.EdgeStores.database;
import static io.stride.walk.graph.EdgeStores.jdbc;
import static io.stride.walk.graph.EdgeStores.problem;
import static io.stride.walk.graph.EdgeStores.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.stride.walk.testing.LocalSpark;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What can be wrong with a database, told in one line. */
class BadDatabaseTest {
  @Test
  void decimalsThatAreNoLongs() throws SQLException {
    database("decimals", "create table edges (source numeric(20,0), target numeric(20,0))");
    database("decimals", "insert into edges values (1, 2), (9223372036854775808, 3)");
    assertThat(problem(jdbc("decimals", Map.of())))
        .endsWith(
            ": column 'SOURCE' has ids that do not fit 64 bits (1, such as 9223372036854775808);"
                + " make them strings");
    database(
        "decimals", "insert into edges values (null, 3)", "delete from edges where source > 1");
    assertThat(problem(jdbc("decimals", Map.of()))).endsWith(": 1 row has no source (null)");
  }

  @Test
  void aDatabaseThatRefuses() throws SQLException {
    database("refuses", "create table edges (source int, target int)");
    String name = "cannot read the jdbc source EDGES at " + EdgeStores.url("refuses") + ": ";
    assertThat(problem(jdbc("refuses", Map.of("password", "wrong horse"))))
        .startsWith(name + "Wrong user name or password");
    assertThat(problem(jdbc("refuses", Map.of("dbtable", "NONE")))).contains("NONE\" not found");
    assertThat(problem(jdbc("refuses", Map.of()))).endsWith("the table has no rows");
    assertThat(problem(jdbc("", Map.of("url", "jdbc:h2:tcp://127.0.0.1:1/mem:x"))))
        .contains("127.0.0.1:1", "Connection refused");
    assertThat(problem(source("", "jdbc", Map.of("url", EdgeStores.url("refuses")))))
        .contains("'dbtable' or 'query' is required");
  }

  @Test
  void aDriverThatIsNotThere() {
    assertThat(problem(jdbc("", Map.of("url", "jdbc:nobody://h/d"))))
        .contains("No suitable driver")
        .endsWith("add the database's driver with --packages or --jars");
    assertThat(problem(jdbc("", Map.of("driver", "org.example.Driver"))))
        .contains("org.example.Driver")
        .contains("--packages");
  }

  @Test
  void secretsAreNeitherInTheMessageNorInTheStackTrace() {
    // H2 repeats an address that it does not understand.
    String url = "jdbc:h2:mem:leak;TOKEN=" + PASSWORD + ";nonsense";
    EdgeSource leaking = jdbc("leak", Map.of("url", url));
    Throwable thrown =
        catchThrowable(() -> EdgeReader.read(LocalSpark.session(), EdgeInput.undirected(leaking)));

    assertThat(thrown).hasMessageStartingWith("cannot read the jdbc source EDGES at jdbc:h2:mem");
    assertThat(thrown).hasMessageContaining("URL format error").hasMessageContaining("nonsense");
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      assertThat(cause.getMessage()).doesNotContain(PASSWORD);
    }
  }
}
