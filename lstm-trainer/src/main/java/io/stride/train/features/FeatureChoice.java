package io.stride.train.features;

import io.stride.walk.graph.CompactGraph;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Which features a graph gets where its settings leave that open: those that predict held-out edges
 * best, without labels and without training. In the place of latents stand the expected means of
 * the features over walk windows, which the latents are close to; pairs are scored by the cosine.
 *
 * @param settings with type and weight chosen
 * @param candidates what was compared; empty if nothing was open, or the graph is too large or too
 *     small to compare
 */
public record FeatureChoice(FeatureSettings settings, List<Candidate> candidates) {
  /**
   * Share of the first candidate's pairs in the wrong order that another one has to put right to
   * take its place: closer to each other the order of candidates is mostly chance. A share, since a
   * graph whose edges are easily told leaves little to gain.
   */
  private static final double MARGIN = 0.05;

  /** The same for the other kind of features, whose cosines tell more of edges than of labels. */
  private static final double OTHER_KIND = 0.10;

  /** The first one was the best on average over the graphs that it was tried on. */
  private static final List<Double> WEIGHTS = List.of(0.5, 0.0, 0.25, 1.0, 1.5);

  private static final List<FeatureType> TYPES = List.of(FeatureType.PROPAGATION, FeatureType.PPMI);

  /** Beyond it a comparison would take as long as the features themselves, several times. */
  private static final int MOST_NODES = 1_000_000;

  private static final int FEWEST_LINKS = 20;

  /**
   * One way to make vectors.
   *
   * @param type of the features
   * @param ownWeight of the proximity vectors beside them
   * @param areaUnderCurve with which it tells held-out edges from non-edges of like degrees, 0 to 1
   */
  public record Candidate(FeatureType type, double ownWeight, double areaUnderCurve) {}

  /** Copies the list. */
  public FeatureChoice {
    candidates = List.copyOf(candidates);
  }

  /**
   * Chooses; the same for the same graph, keys and settings.
   *
   * @param graph to be embedded
   * @param nodeKeys one per node
   * @param settings open or not
   */
  public static FeatureChoice of(CompactGraph graph, long[] nodeKeys, FeatureSettings settings) {
    return of(graph, nodeKeys, settings, CodeSpreading.REPLICATED);
  }

  /** The same with codes spread elsewhere: the choice is the same, too. */
  public static FeatureChoice of(
      CompactGraph graph, long[] nodeKeys, FeatureSettings settings, CodeSpreading spreading) {
    if (!settings.open()) {
      return new FeatureChoice(settings, List.of());
    }
    List<FeatureSettings> open = candidates(settings);
    if (!compares(settings, graph.nodeCount()) || graph.adjacencySize() > Integer.MAX_VALUE) {
      return new FeatureChoice(open.get(0), List.of());
    }
    HeldOutLinks links = HeldOutLinks.of(graph, settings.seed());
    if (links.count() < FEWEST_LINKS) {
      return new FeatureChoice(open.get(0), List.of());
    }
    Comparison comparison = new Comparison(links, nodeKeys, settings, spreading);
    List<Candidate> scores = new ArrayList<>();
    for (FeatureSettings own : open) {
      scores.add(new Candidate(own.type(), own.ownWeight(), comparison.score(own)));
    }
    return new FeatureChoice(open.get(best(scores)), scores);
  }

  /** Whether {@link #of} compares anything for a graph of so many nodes. */
  public static boolean compares(FeatureSettings settings, long nodes) {
    return settings.open() && nodes <= MOST_NODES;
  }

  private static List<FeatureSettings> candidates(FeatureSettings settings) {
    List<FeatureType> types =
        settings.type() == FeatureType.AUTO ? TYPES : List.of(settings.type());
    List<Double> weights =
        settings.ownWeight() == FeatureSettings.AUTO_WEIGHT
            ? WEIGHTS
            : List.of(settings.ownWeight());
    return types.stream()
        .flatMap(type -> weights.stream().map(weight -> settings.with(type, weight)))
        .toList();
  }

  private static int best(List<Candidate> candidates) {
    int best = 0;
    for (int i = 1; i < candidates.size(); i++) {
      if (handicapped(candidates, i) < handicapped(candidates, best)) {
        best = i;
      }
    }
    return best;
  }

  /**
   * The share of pairs in the wrong order, as if it were larger where little speaks for a change.
   */
  private static double handicapped(List<Candidate> candidates, int at) {
    Candidate first = candidates.get(0);
    Candidate own = candidates.get(at);
    double margin = at == 0 ? 0 : own.type() == first.type() ? MARGIN : OTHER_KIND;
    return (1 - own.areaUnderCurve()) / (1 - margin);
  }

  /** Features of the residual graph, each type made once. */
  private static final class Comparison {
    private final HeldOutLinks links;
    private final boolean[] used;
    private final FeaturePropagation propagation;
    private final FeatureSettings settings;
    private final long[] nodeKeys;
    private final CodeSpreading spreading;
    private final FeatureRows own;
    private final Map<FeatureType, FeatureRows> means = new EnumMap<>(FeatureType.class);

    Comparison(
        HeldOutLinks links, long[] nodeKeys, FeatureSettings settings, CodeSpreading spreading) {
      this.spreading = spreading;
      CompactGraph residual = links.residual();
      this.links = links;
      this.nodeKeys = nodeKeys;
      this.settings = settings;
      this.used = residual.connectedNodes();
      this.propagation = new FeaturePropagation(residual, used);
      this.own = NodeFeatures.proximity(residual, nodeKeys, settings).rows();
    }

    double score(FeatureSettings candidate) {
      FeatureRows latents = means.computeIfAbsent(candidate.type(), this::windowMeans);
      float[][] vectors = new float[latents.rows()][];
      if (candidate.ownWeight() > 0) {
        Concatenation joined = Concatenation.fit(latents, own, used, candidate.ownWeight());
        links
            .nodes()
            .parallel()
            .forEach(node -> vectors[node] = joined.join(latents.row(node), own, node));
      } else {
        float[] mean = Moments.of(latents, used).mean();
        links
            .nodes()
            .parallel()
            .forEach(node -> vectors[node] = Vectors.difference(latents.row(node), mean));
      }
      return links.areaUnderCurve(vectors);
    }

    private FeatureRows windowMeans(FeatureType type) {
      FeatureRows features =
          type == FeatureType.PPMI
              ? NodeFeatures.scaled(own, true)
              : NodeFeatures.of(links.residual(), nodeKeys, settings.with(type, 0), spreading)
                  .rows();
      return propagation.windowMeans(features, settings.comparedWindow());
    }
  }
}
