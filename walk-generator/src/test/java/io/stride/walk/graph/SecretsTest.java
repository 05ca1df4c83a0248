package io.stride.walk.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"password", "sfPassword", "fs.s3a.secret.key", "authToken", "CREDENTIALS", "pwd"})
  void optionsWithSecretNamesAreHidden(String key) {
    assertThat(Secrets.hidden(Map.of(key, "hunter2"))).containsEntry(key, "(redacted)");
  }

  @Test
  void otherOptionsAreNot() {
    Map<String, String> options = Map.of("header", "true", "dbtable", "a=b@c", "sep", ";");
    assertThat(Secrets.hidden(options)).containsExactlyInAnyOrderEntriesOf(options);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jdbc:postgresql://db:5432/g?user=u&password=p&ssl=true"
            + " | jdbc:postgresql://db:5432/g?user=u&password=(redacted)&ssl=true",
        "jdbc:mysql://u:p/@ss@db/g | jdbc:mysql://(redacted)@db/g",
        "jdbc:oracle:thin:scott/tiger@//db:1521/s | jdbc:oracle:thin:(redacted)@//db:1521/s",
        "jdbc:sqlserver://db;databaseName=g;Password=p;encrypt=true"
            + " | jdbc:sqlserver://db;databaseName=g;Password=(redacted);encrypt=true",
        "s3a://id:secret@bucket/a@b/c | s3a://(redacted)@bucket/a@b/c",
        "abfs://c@account/edges | abfs://(redacted)@account/edges",
        "jdbc:h2:mem:x | jdbc:h2:mem:x",
        "hdfs://host/edges?x=1 | hdfs://host/edges?x=1",
        "/home/me@work/key=1 | /home/me@work/key=1"
      })
  void addressesLoseUsersAndSecretParameters(String address, String shown) {
    assertThat(Secrets.hiddenInUrl(address)).isEqualTo(shown);
  }

  @Test
  void messagesLoseTheValuesOfSecretOptions() {
    Map<String, String> options = Map.of("password", "a", "url", "jdbc:x://u:hunter2@h/d");
    assertThat(Secrets.hiddenIn("a bad day at jdbc:x://u:hunter2@h/d", options))
        .isEqualTo("(redacted) bad day at jdbc:x://(redacted)@h/d");
    assertThat(Secrets.hiddenIn("login failed for hunter2", Map.of("password", "hunter2")))
        .isEqualTo("login failed for (redacted)");
  }

  @Test
  void aSourceShowsNoSecrets() {
    EdgeSource source =
        new EdgeSource(
            "", new EdgeFormat("jdbc"), Map.of("url", "jdbc:x://u:p1@h/d", "password", "p2"));
    assertThat(source + source.name() + EdgeInput.undirected(source)).doesNotContain("p1", "p2");
  }
}
