package io.stride.walk.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.stride.walk.error.InvalidInputException;
import io.stride.walk.error.InvalidSettingException;
import io.stride.walk.testing.LocalSpark;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** Edges in databases and other places that Spark reads, for the tests of this package. */
final class EdgeStores {
  /** The password of {@link #database}. */
  static final String PASSWORD = "correct-horse";

  private EdgeStores() {}

  /** Runs {@code statements} in a database in memory, made if it is new; it lasts as the JVM. */
  static void database(String name, String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url(name), "sa", PASSWORD);
        Statement statement = connection.createStatement()) {
      for (String text : statements) {
        statement.execute(text);
      }
    }
  }

  /** The address of a database in memory. */
  static String url(String name) {
    return "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1";
  }

  /** Table EDGES of a database in memory; {@code more} options may overwrite those it needs. */
  static EdgeSource jdbc(String name, Map<String, String> more) {
    Map<String, String> options =
        new HashMap<>(
            Map.of("url", url(name), "dbtable", "EDGES", "user", "sa", "password", PASSWORD));
    options.putAll(more);
    return new EdgeSource("", new EdgeFormat("jdbc"), options);
  }

  /** Edges that {@code format} stores at {@code path}. */
  static EdgeSource source(String path, String format, Map<String, String> options) {
    return new EdgeSource(path, new EdgeFormat(format), options);
  }

  static EdgeTable read(EdgeSource source) {
    return EdgeReader.read(LocalSpark.session(), EdgeInput.undirected(source));
  }

  /** The one line by which {@code source} is refused. */
  static String problem(EdgeSource source) {
    return problem(EdgeInput.undirected(source));
  }

  /** The one line by which {@code input} is refused. */
  static String problem(EdgeInput input) {
    Throwable thrown = catchThrowable(() -> EdgeReader.read(LocalSpark.session(), input));
    assertThat(thrown).isInstanceOfAny(InvalidInputException.class, InvalidSettingException.class);
    assertThat(thrown.getMessage()).doesNotContain("\n");
    return thrown.getMessage();
  }
}
