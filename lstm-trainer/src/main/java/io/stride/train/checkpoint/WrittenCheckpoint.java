package io.stride.train.checkpoint;

import org.apache.hadoop.fs.Path;

/**
 * A checkpoint that was written.
 *
 * @param file where it lies
 * @param bytes its size
 * @param seconds how long training waited for it
 */
public record WrittenCheckpoint(Path file, long bytes, double seconds) {}
