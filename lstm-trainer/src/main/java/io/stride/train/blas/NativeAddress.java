package io.stride.train.blas;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/**
 * A pointer into memory that belongs to somebody else, moved instead of made anew: native calls
 * need a pointer object, and one for each call would be garbage by the thousand.
 */
public final class NativeAddress extends FloatPointer {
  /** One that points nowhere yet. */
  public NativeAddress() {
    super((Pointer) null);
  }

  /** This pointer, now at {@code newAddress}. */
  public NativeAddress at(long newAddress) {
    this.address = newAddress;
    return this;
  }
}
