package io.stride.jobs.embed;

import io.stride.jobs.run.Progress;
import io.stride.train.features.FeatureChoice;
import io.stride.train.features.FeatureTransforms;
import io.stride.train.features.NodeFeatures;
import io.stride.train.features.SpreadInput;
import io.stride.walk.graph.CompactGraph;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * The features of a graph and how they came about.
 *
 * @param engine where they were made, as settings spell it
 * @param choice what was chosen of them, and among what
 * @param features the vectors, and what made them
 */
record MadeFeatures(String engine, FeatureChoice choice, NodeFeatures features) {

  /** Chosen, where that is left open, and made for this graph. */
  static MadeFeatures of(
      JavaSparkContext context,
      CompactGraph graph,
      long[] nodeKeys,
      PipelineSettings settings,
      Progress progress) {
    progress.stage("features");
    FeaturePlace place = FeaturePlace.of(context, graph, settings, progress);
    FeatureChoice choice =
        FeatureChoice.of(graph, nodeKeys, settings.featuresToChoose(), place.spreading());
    FeatureLines.of(choice).forEach(progress::note);
    return new MadeFeatures(
        place.text(),
        choice,
        NodeFeatures.of(graph, nodeKeys, choice.settings(), place.spreading()));
  }

  /** Made with the transforms of a trained model, nothing chosen. */
  static MadeFeatures of(FeaturePlace place, SpreadInput input, FeatureTransforms transforms) {
    return new MadeFeatures(
        place.text(),
        new FeatureChoice(input.settings(), List.of()),
        NodeFeatures.of(input, transforms, place.spreading()));
  }
}
