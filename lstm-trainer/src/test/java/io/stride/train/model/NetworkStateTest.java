package io.stride.train.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stride.train.testing.TinyModels;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkStateTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 16_383, 16_384, 16_385, 50_000})
  @DisplayName("A state arrives with the same bits, whatever its size, and takes 4 bytes a number")
  void travels(int size) throws Exception {
    float[] parameters = new float[size];
    for (int i = 0; i < size; i++) {
      parameters[i] = Float.intBitsToFloat(i * 0x9E3779B9);
    }
    float[] updater = Arrays.copyOf(parameters, size / 2);
    byte[] bytes = bytes(new NetworkState(parameters, updater, 17));
    NetworkState there = read(bytes);
    assertThat(bits(there.parameters())).isEqualTo(bits(parameters));
    assertThat(bits(there.updater())).isEqualTo(bits(updater));
    assertThat(there.steps()).isEqualTo(17);
    // Java marks every KiB.
    assertThat(bytes).hasSizeLessThan((int) (4.05 * (size + size / 2)) + 200);
  }

  @Test
  @DisplayName("A state of another size is refused instead of being written past the end")
  void otherSizes() {
    AutoencoderNetwork network = AutoencoderNetwork.create(TinyModels.adam());
    NetworkState state = network.state();
    float[] more = Arrays.copyOf(state.parameters(), state.parameters().length + 1);
    assertThatThrownBy(() -> network.restore(new NetworkState(more, state.updater(), 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the state has " + more.length + " numbers");
    float[] fewer = Arrays.copyOf(state.updater(), 3);
    assertThatThrownBy(() -> network.restore(new NetworkState(state.parameters(), fewer, 0)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(network.state().parameters()).isEqualTo(state.parameters());
  }

  private static byte[] bytes(NetworkState state) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(state);
    }
    return bytes.toByteArray();
  }

  private static NetworkState read(byte[] bytes) throws IOException, ClassNotFoundException {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return (NetworkState) in.readObject();
    }
  }

  private static int[] bits(float[] values) {
    int[] bits = new int[values.length];
    Arrays.setAll(bits, i -> Float.floatToRawIntBits(values[i]));
    return bits;
  }
}
