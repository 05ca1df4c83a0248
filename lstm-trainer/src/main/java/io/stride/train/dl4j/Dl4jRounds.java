package io.stride.train.dl4j;

import io.stride.train.averaging.TrainingData;
import io.stride.train.averaging.TrainingSettings;
import io.stride.train.batch.MinibatchStream;
import io.stride.train.batch.PieceBatch;
import io.stride.train.features.FeatureRows;
import io.stride.train.model.AutoencoderNetwork;
import io.stride.train.model.AutoencoderSettings;
import io.stride.train.model.NetworkState;
import io.stride.train.model.ReconstructionError;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;
import org.deeplearning4j.spark.api.RDDTrainingApproach;
import org.deeplearning4j.spark.api.Repartition;
import org.deeplearning4j.spark.impl.graph.SparkComputationGraph;
import org.deeplearning4j.spark.impl.paramavg.ParameterAveragingTrainingMaster;
import org.nd4j.linalg.dataset.DataSet;

/** The driver's network under Deeplearning4j's master, one round at a time. */
final class Dl4jRounds implements AutoCloseable {
  private final JavaSparkContext context;
  private final Broadcast<FeatureRows> features;
  private final int partitions;
  private final int frequency;
  private final double learningRate;
  private final AutoencoderNetwork network;
  private final SparkComputationGraph spark;
  private int steps;

  Dl4jRounds(
      JavaSparkContext context,
      TrainingSettings settings,
      AutoencoderSettings model,
      TrainingData data,
      int partitions) {
    this.context = context;
    this.features = data.features();
    this.partitions = partitions;
    this.frequency = settings.averaging().frequency();
    this.learningRate = model.updater().learningRate();
    this.network = AutoencoderNetwork.create(model);
    this.spark =
        new SparkComputationGraph(
            context, network.graph(), master(settings.batches().batchSize(), frequency));
  }

  private ParameterAveragingTrainingMaster master(int batchSize, int every) {
    return new ParameterAveragingTrainingMaster.Builder(partitions, batchSize)
        .batchSizePerWorker(batchSize)
        .averagingFrequency(every)
        .workerPrefetchNumBatches(0)
        .saveUpdater(true)
        // Minibatches are where they belong, and are made where they are used.
        .repartionData(Repartition.Never)
        .rddTrainingApproach(RDDTrainingApproach.Direct)
        .storageLevel(StorageLevel.NONE())
        .build();
  }

  /**
   * Trains a round.
   *
   * @param minibatches of each partition, in order
   * @return the mean over partitions of their last minibatch's loss
   */
  double train(List<List<PieceBatch>> minibatches) {
    Broadcast<FeatureRows> rows = features;
    JavaRDD<DataSet> arrays =
        context
            .parallelize(minibatches, partitions)
            .flatMap(
                mine ->
                    mine.stream()
                        .map(batch -> AutoencoderNetwork.dataSet(batch, rows.value()))
                        .iterator());
    spark.fit(arrays);
    // It leaves the count of Adam's steps as it was.
    steps += minibatches.stream().mapToInt(List::size).max().orElse(0);
    NetworkState state = network.state();
    network.restore(new NetworkState(state.parameters(), state.updater(), steps));
    long pieces = minibatches.stream().flatMap(List::stream).mapToLong(PieceBatch::count).sum();
    long tokens = minibatches.stream().flatMap(List::stream).mapToLong(PieceBatch::tokens).sum();
    return network.loss(spark.getScore(), (double) tokens / pieces);
  }

  ReconstructionError measure(List<MinibatchStream> heldOut) {
    ReconstructionError error = ReconstructionError.NONE;
    for (MinibatchStream stream : heldOut) {
      while (stream.hasNext()) {
        error = error.plus(network.reconstructionError(stream.next(), features.value()));
      }
    }
    return error;
  }

  /** The same in every round. */
  double learningRate() {
    return learningRate;
  }

  NetworkState state() {
    return network.state();
  }

  @Override
  public void close() {
    network.close();
  }
}
