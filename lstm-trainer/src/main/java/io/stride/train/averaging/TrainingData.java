package io.stride.train.averaging;

import io.stride.train.features.FeatureRows;
import io.stride.walk.engine.WalkEngine;
import java.io.Serializable;
import org.apache.spark.broadcast.Broadcast;

/**
 * What partitions draw their minibatches from.
 *
 * @param engine draws walks in the task that trains on them
 * @param features the vector of every node
 */
public record TrainingData(WalkEngine engine, Broadcast<FeatureRows> features)
    implements Serializable {}
