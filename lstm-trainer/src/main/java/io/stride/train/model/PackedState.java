package io.stride.train.model;

import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** What a {@link NetworkState} is on its way: its numbers in blocks of bytes. */
final class PackedState implements Externalizable {
  private static final long serialVersionUID = 1L;

  /** Floats that are copied at once; small enough for the processor's cache. */
  private static final int BLOCK = 1 << 14;

  private NetworkState state;

  /** For deserialisation. */
  public PackedState() {}

  PackedState(NetworkState state) {
    this.state = state;
  }

  @Override
  public void writeExternal(ObjectOutput out) throws IOException {
    out.writeInt(state.steps());
    write(state.parameters(), out);
    write(state.updater(), out);
  }

  @Override
  public void readExternal(ObjectInput in) throws IOException {
    int steps = in.readInt();
    float[] parameters = read(in);
    state = new NetworkState(parameters, read(in), steps);
  }

  private Object readResolve() {
    return state;
  }

  private static void write(float[] values, ObjectOutput out) throws IOException {
    out.writeInt(values.length);
    byte[] block = block(values.length);
    for (int from = 0; from < values.length; from += BLOCK) {
      int count = Math.min(BLOCK, values.length - from);
      floats(block).put(values, from, count);
      out.write(block, 0, count * Float.BYTES);
    }
  }

  private static float[] read(ObjectInput in) throws IOException {
    float[] values = new float[in.readInt()];
    byte[] block = block(values.length);
    for (int from = 0; from < values.length; from += BLOCK) {
      int count = Math.min(BLOCK, values.length - from);
      in.readFully(block, 0, count * Float.BYTES);
      floats(block).get(values, from, count);
    }
    return values;
  }

  private static byte[] block(int values) {
    return new byte[Math.min(BLOCK, values) * Float.BYTES];
  }

  private static FloatBuffer floats(byte[] block) {
    return ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
  }
}
