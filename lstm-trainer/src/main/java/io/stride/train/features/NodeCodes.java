package io.stride.train.features;

import io.stride.walk.sampling.WalkRandom;
import java.io.Serializable;
import java.util.stream.IntStream;

/**
 * Gaussian codes of nodes: component {@code i} of a node is a pure function of (seed, node key, i),
 * so a node has the same code in every graph that contains it.
 */
final class NodeCodes implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final double UNIT = 0x1.0p-53;
  private static final long GAMMA = 0x9E3779B97F4A7C15L;

  private final long seed;

  NodeCodes(long seed) {
    this.seed = WalkRandom.mix(seed + GAMMA);
  }

  /** Writes a code of {@code size} standard normal numbers by Box and Muller's transform (1958). */
  void write(long nodeKey, float[] target, int offset, int size) {
    long counter = WalkRandom.mix(seed ^ WalkRandom.mix(nodeKey));
    for (int i = 0; i < size; i += 2) {
      double radius = Math.sqrt(-2 * Math.log(1 - unit(counter + GAMMA * (i + 1))));
      double angle = 2 * Math.PI * unit(counter + GAMMA * (i + 2));
      target[offset + i] = (float) (radius * Math.cos(angle));
      if (i + 1 < size) {
        target[offset + i + 1] = (float) (radius * Math.sin(angle));
      }
    }
  }

  /** A code of {@code size} numbers, scaled to length 1. */
  float[] unit(long nodeKey, int size) {
    float[] code = new float[size];
    write(nodeKey, code, 0, size);
    Vectors.scaleToLength(code, 0, size, 1);
    return code;
  }

  /**
   * The codes of many nodes, each scaled to length 1.
   *
   * @param nodeKeys one per row
   * @param used rows of others stay zero
   * @param width numbers per code
   */
  FeatureRows unitRows(long[] nodeKeys, boolean[] used, int width) {
    FeatureRows rows = new FeatureRows(nodeKeys.length, width);
    IntStream.range(0, nodeKeys.length)
        .parallel()
        .filter(node -> used[node])
        .forEach(
            node -> {
              write(nodeKeys[node], rows.block(node), rows.offset(node), width);
              Vectors.scaleToLength(rows.block(node), rows.offset(node), width, 1);
            });
    return rows;
  }

  private static double unit(long state) {
    return (WalkRandom.mix(state) >>> 11) * UNIT;
  }
}
