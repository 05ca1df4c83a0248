package io.stride.train.checkpoint;

import org.apache.hadoop.fs.Path;

/**
 * A checkpoint that was read.
 *
 * @param file where it lies
 * @param checkpoint what it holds
 */
public record StoredCheckpoint(Path file, Checkpoint checkpoint) {}
