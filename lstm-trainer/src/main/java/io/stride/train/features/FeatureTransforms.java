package io.stride.train.features;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;

/**
 * What was fitted to a graph to make its {@link NodeFeatures}; nodes of other graphs go through the
 * same.
 *
 * @param whitening of propagated codes, if these are the features; else proximity vectors are
 * @param proximity of proximity vectors, if they are features or joined with latents
 * @param concatenation how they are joined with latents, if they are
 * @param degree the last number of vectors, if it says how many neighbours a node has
 */
public record FeatureTransforms(
    Optional<AffineMap> whitening,
    Optional<ProximityBasis> proximity,
    Optional<Concatenation> concatenation,
    Optional<DegreeComponent> degree) {

  /**
   * @throws IllegalArgumentException if there is nothing that makes features, or vectors are joined
   *     that nothing makes
   */
  public FeatureTransforms {
    if (proximity.isEmpty() && (whitening.isEmpty() || concatenation.isPresent())) {
      throw new IllegalArgumentException("a transform is missing");
    }
  }

  /** Numbers per node. */
  public int size() {
    return whitening
        .map(AffineMap::size)
        .orElseGet(() -> proximity.map(ProximityBasis::size).orElseThrow());
  }

  /** Writes which parts there are, then the parts. */
  public void write(DataOutput out) throws IOException {
    out.writeBoolean(whitening.isPresent());
    out.writeBoolean(proximity.isPresent());
    out.writeBoolean(concatenation.isPresent());
    out.writeBoolean(degree.isPresent());
    if (whitening.isPresent()) {
      whitening.get().write(out);
    }
    if (proximity.isPresent()) {
      proximity.get().write(out);
    }
    if (concatenation.isPresent()) {
      concatenation.get().write(out);
    }
    if (degree.isPresent()) {
      degree.get().write(out);
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if the stream ends too early or does not hold transforms
   */
  public static FeatureTransforms read(DataInput in) throws IOException {
    try {
      boolean whitening = in.readBoolean();
      boolean proximity = in.readBoolean();
      boolean concatenation = in.readBoolean();
      boolean degree = in.readBoolean();
      if (!proximity && (!whitening || concatenation)) {
        throw new IOException("it holds no feature transforms");
      }
      return new FeatureTransforms(
          whitening ? Optional.of(AffineMap.read(in)) : Optional.empty(),
          proximity ? Optional.of(ProximityBasis.read(in)) : Optional.empty(),
          concatenation ? Optional.of(Concatenation.read(in)) : Optional.empty(),
          degree ? Optional.of(DegreeComponent.read(in)) : Optional.empty());
    } catch (EOFException e) {
      throw new IOException("its feature transforms end early", e);
    }
  }
}
