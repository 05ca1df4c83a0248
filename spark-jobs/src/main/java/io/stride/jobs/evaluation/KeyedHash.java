package io.stride.jobs.evaluation;

import java.util.SplittableRandom;

/**
 * Random numbers that follow from what they are for, not from where or when they are drawn: the
 * same key gives the same 64 bits on every machine and in every order. Chains the output function
 * of {@link SplittableRandom} (Steele, Lea and Flood, "Fast splittable pseudorandom number
 * generators", OOPSLA 2014).
 */
public final class KeyedHash {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private KeyedHash() {}

  /** 64 uniform bits for {@code parts}; their order matters. */
  public static long of(long... parts) {
    long state = parts.length;
    for (long part : parts) {
      state = new SplittableRandom(state ^ part).nextLong();
    }
    return state;
  }

  /** 64 bits for a text (FNV-1a over its UTF-16 units), to be used as a part of a key. */
  public static long ofText(String text) {
    long hash = FNV_OFFSET;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * FNV_PRIME;
    }
    return hash;
  }
}
