package io.stride.jobs.estimate;

import io.stride.jobs.embed.PipelineSettings;
import io.stride.walk.engine.GraphSize;
import java.math.BigInteger;

/**
 * How much is walked and written. What doesn't fit 64 bits is their largest number.
 *
 * @param walks walks that there are
 * @param steps steps of those that the job draws
 * @param walkBytes all walks on disk by the ids of their nodes, before compression
 * @param embeddingBytes the vectors on disk with their ids, before compression
 */
public record WalkVolume(long walks, long steps, long walkBytes, long embeddingBytes) {
  /**
   * Steps of one core in an hour. Measured with p = 0.5 and q = 2: 7 million a second on a graph of
   * 1 million edges, 5 million on one of 20 million (see benchmarks); 4 million are assumed, since
   * larger graphs miss the caches more often.
   */
  public static final long CORE_HOUR = 3600L * 4_000_000;

  /** Bytes of a row's number of walks and of the length that goes before an array or a text. */
  private static final int FRAME = 8;

  /** Of a job with these settings. */
  static WalkVolume of(GraphSize size, PipelineSettings settings, EstimateSettings.Job job) {
    int perNode = settings.walks().perNode();
    int length = settings.walks().length();
    long id = size.idBytes() == 0 ? Long.BYTES : size.idBytes() + Integer.BYTES;
    long walks = product(size.nodes(), perNode);
    int encoded = settings.encoding().walks();
    int drawn = encoded == 0 ? perNode : Math.min(perNode, encoded);
    long steps =
        job == EstimateSettings.Job.WALKS
            ? product(walks, length - 1)
            : plus(
                product(size.nodes(), drawn, length - 1),
                product(settings.training().tokens(), settings.training().epochs()));
    return new WalkVolume(
        walks,
        steps,
        product(walks, length, id),
        product(size.nodes(), (long) Float.BYTES * settings.vectorSize() + id + FRAME));
  }

  private static long product(long... factors) {
    BigInteger product = BigInteger.ONE;
    for (long factor : factors) {
      product = product.multiply(BigInteger.valueOf(factor));
    }
    return product.min(BigInteger.valueOf(Long.MAX_VALUE)).longValueExact();
  }

  private static long plus(long one, long other) {
    return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
  }
}
