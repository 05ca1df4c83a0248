package io.stride.jobs.linkprediction;

/**
 * Vectors that links are predicted from.
 *
 * @param name what results call them; {@link #TESTED} for those in question
 * @param embedder makes them
 */
public record LinkVectors(String name, ResidualEmbedder embedder) {
  /** The name of the vectors in question; all others are there to compare with. */
  public static final String TESTED = "embedding";

  /** The vectors in question. */
  public static LinkVectors tested(ResidualEmbedder embedder) {
    return new LinkVectors(TESTED, embedder);
  }
}
