package io.stride.train.averaging;

import io.stride.train.averaging.TrainingSettings.Averaging;
import io.stride.train.batch.BatchSettings;
import io.stride.train.checkpoint.CheckpointStore;
import io.stride.train.features.FeatureRows;
import io.stride.train.model.AutoencoderSettings;
import io.stride.train.testing.LocalWalks;
import io.stride.train.testing.TestGraphs;
import io.stride.train.testing.TinyModels;
import io.stride.walk.sampling.WalkSettings;
import io.stride.walk.testing.LocalSpark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/** Trainings on the karate club that take a second: 34 x 3 walks of 8 nodes, 2 pieces each. */
final class Trainings {
  /** The master's Spark. */
  static final JavaSparkContext CONTEXT =
      JavaSparkContext.fromSparkContext(LocalSpark.session().sparkContext());

  /** What the walks are like. */
  static final LocalWalks WALKS =
      new LocalWalks(TestGraphs.karate(), new WalkSettings(8, 3, 1, 1, 3));

  private static final Broadcast<FeatureRows> FEATURES =
      CONTEXT.broadcast(TinyModels.features(WALKS.graph()));

  /** What trainings start from unless a test has another one. */
  static final TrainingSettings SETTINGS =
      new TrainingSettings(new BatchSettings(5, 16), 100_000, 3, 0.13, 10, new Averaging(1, 2));

  private Trainings() {}

  static TrainingData data() {
    return new TrainingData(WALKS, FEATURES);
  }

  static TrainingResult run(TrainingSettings settings, TrainingListener listener) {
    return run(TinyModels.adam(), settings, listener);
  }

  static TrainingResult run(
      AutoencoderSettings model, TrainingSettings settings, TrainingListener listener) {
    return new AveragingMaster(CONTEXT, settings).train(model, data(), listener);
  }

  static TrainingResult run(
      TrainingSettings settings, CheckpointPlace place, TrainingListener listener) {
    return new AveragingMaster(CONTEXT, settings, place).train(TinyModels.adam(), data(), listener);
  }

  static TrainingResult run(
      TrainingSettings settings,
      Optional<CheckpointPlace> place,
      LongSupplier nanoClock,
      TrainingListener listener) {
    return new AveragingMaster(CONTEXT, settings, place, nanoClock)
        .train(TinyModels.adam(), data(), listener);
  }

  static CheckpointPlace place(Path directory, boolean resume) {
    return place(local(), directory, resume);
  }

  static CheckpointPlace place(FileSystem fs, Path directory, boolean resume) {
    CheckpointStore store =
        new CheckpointStore(fs, new org.apache.hadoop.fs.Path(directory.toUri()));
    return new CheckpointPlace(store, resume, Map.of("the graph", "karate"));
  }

  /** The local file system without checksum files. */
  static FileSystem local() {
    try {
      return FileSystem.getLocal(new Configuration()).getRawFileSystem();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static TrainingSettings with(TrainingSettings base, Averaging averaging) {
    return copy(base, base.maxMinutes(), base.earlyStopping(), base.checkpoints(), averaging);
  }

  static TrainingSettings with(TrainingSettings base, EarlyStopping early) {
    return copy(base, base.maxMinutes(), early, base.checkpoints(), base.averaging());
  }

  static TrainingSettings with(TrainingSettings base, CheckpointSettings checkpoints) {
    return copy(base, base.maxMinutes(), base.earlyStopping(), checkpoints, base.averaging());
  }

  static TrainingSettings with(TrainingSettings base, double maxMinutes) {
    return copy(base, maxMinutes, base.earlyStopping(), base.checkpoints(), base.averaging());
  }

  static TrainingSettings with(TrainingSettings base, LearningRateSchedule schedule) {
    return new TrainingSettings(
        base.batches(),
        base.tokens(),
        base.epochs(),
        base.validation(),
        base.divergenceFactor(),
        base.maxMinutes(),
        schedule,
        base.earlyStopping(),
        base.checkpoints(),
        base.averaging());
  }

  static TrainingSettings epochs(TrainingSettings base, int epochs) {
    return new TrainingSettings(
        base.batches(),
        base.tokens(),
        epochs,
        base.validation(),
        base.divergenceFactor(),
        base.maxMinutes(),
        base.schedule(),
        base.earlyStopping(),
        base.checkpoints(),
        base.averaging());
  }

  private static TrainingSettings copy(
      TrainingSettings base,
      double maxMinutes,
      EarlyStopping early,
      CheckpointSettings checkpoints,
      Averaging averaging) {
    return new TrainingSettings(
        base.batches(),
        base.tokens(),
        base.epochs(),
        base.validation(),
        base.divergenceFactor(),
        maxMinutes,
        base.schedule(),
        early,
        checkpoints,
        averaging);
  }
}
