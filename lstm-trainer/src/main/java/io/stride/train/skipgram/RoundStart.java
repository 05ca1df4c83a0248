package io.stride.train.skipgram;

import io.stride.train.versioned.TableVersion;
import java.io.Serializable;

/**
 * Where all partitions begin a round.
 *
 * @param tables input and output vectors
 * @param epoch from 0
 * @param round from 0 in each epoch
 */
record RoundStart(TableVersion tables, int epoch, int round) implements Serializable {}
