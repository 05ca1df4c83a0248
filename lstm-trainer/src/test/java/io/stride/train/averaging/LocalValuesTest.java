package io.stride.train.averaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.stride.train.model.NetworkState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LocalValuesTest {
  private static final NetworkState STATE =
      new NetworkState(new float[1000], new float[] {1, 2}, 7);

  @Test
  @DisplayName("In a scope the very object comes back, and its numbers don't travel")
  void byReference() throws Exception {
    long scope = LocalValues.open();
    StartState start = new StartState(STATE, scope);
    byte[] bytes = bytes(start);
    assertThat(bytes.length).isLessThan(400);
    assertThat(read(bytes)).isSameAs(start);
    // A block may be read by several tasks.
    assertThat(read(bytes)).isSameAs(start);
    LocalValues.close(scope);
    assertThat(read(bytes)).isNull();
  }

  @Test
  @DisplayName("Without a scope all numbers travel")
  void byValue() throws Exception {
    StartState copy = (StartState) read(bytes(new StartState(STATE, LocalValues.NOWHERE)));
    assertThat(copy.state().parameters()).isEqualTo(STATE.parameters()).isNotSameAs(STATE);
    assertThat(copy.state().updater()).containsExactly(1, 2);
    assertThat(copy.state().steps()).isEqualTo(7);
  }

  @Test
  @DisplayName("What comes after the scope has closed is not kept")
  void late() throws Exception {
    int before = LocalValues.scopes();
    long scope = LocalValues.open();
    LocalValues.close(scope);
    assertThat(read(bytes(StateSum.nothing(true).within(scope)))).isNull();
    assertThat(LocalValues.scopes()).isEqualTo(before);
  }

  private static byte[] bytes(Object value) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ObjectOutputStream stream = new ObjectOutputStream(out)) {
      stream.writeObject(value);
    }
    return out.toByteArray();
  }

  private static Object read(byte[] bytes) throws IOException, ClassNotFoundException {
    try (ObjectInputStream stream = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return stream.readObject();
    }
  }
}
