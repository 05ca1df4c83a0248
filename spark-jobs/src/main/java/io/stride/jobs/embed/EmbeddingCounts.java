package io.stride.jobs.embed;

/**
 * What was written.
 *
 * @param embedded nodes with a vector
 * @param isolated nodes without an edge, whose vector is zero
 * @param unseen nodes that no walk of one-hot training has passed, whose vector is zero
 * @param size numbers per vector
 */
public record EmbeddingCounts(long embedded, long isolated, long unseen, int size) {}
