package io.stride.train.features;

import io.stride.walk.graph.CompactGraph;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The vectors that the autoencoder reads and reconstructs, and those that its latents are joined
 * with. Deterministic in the graph, the node keys and the settings.
 *
 * <p>Of type {@link FeatureType#PROPAGATION}: random codes spread over the graph, centred,
 * whitened, reduced if they are wide, each scaled to length √size so that a component's variance is
 * about 1. Of type {@link FeatureType#PPMI}: {@link ProximityVectors} of the same length √size,
 * whose spectrum is kept. Latents are joined with proximity vectors as they are.
 *
 * @param rows one vector per node; zeros for isolated nodes
 * @param own the proximity vector of every node, if latents are joined with them
 * @param transforms what made them; new nodes go through the same ones
 */
public record NodeFeatures(
    FeatureRows rows, Optional<FeatureRows> own, FeatureTransforms transforms) {

  /**
   * Makes the features of a graph on this machine's cores.
   *
   * @param graph whose edges spread the codes
   * @param nodeKeys a key per node that its random code follows from
   * @param settings type, size, hops and seed; nothing left to choose, see {@link FeatureChoice}
   */
  public static NodeFeatures of(CompactGraph graph, long[] nodeKeys, FeatureSettings settings) {
    return of(graph, nodeKeys, settings, CodeSpreading.REPLICATED);
  }

  /**
   * The same with codes spread elsewhere: the numbers are the same, too.
   *
   * @param spreading where; proximity vectors are made on this machine in any case
   */
  public static NodeFeatures of(
      CompactGraph graph, long[] nodeKeys, FeatureSettings settings, CodeSpreading spreading) {
    settings.requireChosen();
    SpreadInput input = SpreadInput.of(graph, nodeKeys, settings);
    boolean propagated = settings.type() == FeatureType.PROPAGATION;
    boolean joined = settings.ownWeight() > 0;
    Optional<SpreadCodes> codes = propagated ? Optional.of(spreading.fit(input)) : Optional.empty();
    Optional<ProximityVectors> proximity =
        !propagated || joined
            ? Optional.of(proximity(graph, nodeKeys, settings))
            : Optional.empty();
    FeatureRows rows =
        codes
            .map(SpreadCodes::rows)
            .orElseGet(() -> scaled(proximity.orElseThrow().rows(), joined));
    Optional<FeatureRows> own = joined ? proximity.map(ProximityVectors::rows) : Optional.empty();
    Optional<Concatenation> concatenation =
        own.map(
            other ->
                Concatenation.fit(
                    codes.flatMap(SpreadCodes::means).orElseGet(() -> input.windowMeans(rows)),
                    other,
                    input.used(),
                    settings.ownWeight()));
    return new NodeFeatures(
        rows,
        own,
        new FeatureTransforms(
            codes.map(SpreadCodes::whitening),
            proximity.map(ProximityVectors::basis),
            concatenation,
            degree(graph, settings, joined)));
  }

  /**
   * Makes the features of a graph with the transforms of another one, as a trained network needs
   * them.
   *
   * @param transforms to vectors of {@code settings.size()} numbers
   */
  public static NodeFeatures of(
      CompactGraph graph, long[] nodeKeys, FeatureSettings settings, FeatureTransforms transforms) {
    return of(SpreadInput.of(graph, nodeKeys, settings), transforms, CodeSpreading.REPLICATED);
  }

  /** The same with codes spread elsewhere: the numbers are the same, too. */
  public static NodeFeatures of(
      SpreadInput input, FeatureTransforms transforms, CodeSpreading spreading) {
    Optional<FeatureRows> proximity =
        transforms
            .proximity()
            .map(
                basis ->
                    ProximityVectors.of(
                        input.graph(), input.nodeKeys(), input.settings().seed(), basis));
    boolean joined = transforms.concatenation().isPresent();
    FeatureRows rows =
        transforms
            .whitening()
            .map(map -> spreading.apply(input, map))
            .orElseGet(() -> scaled(proximity.orElseThrow(), joined));
    return new NodeFeatures(rows, joined ? proximity : Optional.empty(), transforms);
  }

  private static Optional<DegreeComponent> degree(
      CompactGraph graph, FeatureSettings settings, boolean joined) {
    return settings.degreeWeight() > 0
        ? Optional.of(DegreeComponent.fit(graph, settings.degreeWeight(), joined))
        : Optional.empty();
  }

  /** The proximity vectors of a graph, each of its own length. */
  static ProximityVectors proximity(CompactGraph graph, long[] nodeKeys, FeatureSettings settings) {
    return ProximityVectors.of(
        graph, nodeKeys, settings.seed(), settings.size(), settings.widthFor(graph.nodeCount()));
  }

  /** Rows of length √size, in a table of their own if the others are still needed. */
  static FeatureRows scaled(FeatureRows rows, boolean copied) {
    FeatureRows result = copied ? new FeatureRows(rows.rows(), rows.size()) : rows;
    double length = Math.sqrt(rows.size());
    IntStream.range(0, rows.rows())
        .parallel()
        .forEach(
            row -> {
              float[] target = result.block(row);
              int offset = result.offset(row);
              System.arraycopy(rows.block(row), rows.offset(row), target, offset, rows.size());
              Vectors.scaleToLength(target, offset, rows.size(), length);
            });
    return result;
  }
}
