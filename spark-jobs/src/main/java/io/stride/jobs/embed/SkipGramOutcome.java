package io.stride.jobs.embed;

import io.stride.train.encoding.NodeEmbedding;
import org.apache.spark.api.java.JavaRDD;

/**
 * What skip-gram led to.
 *
 * @param embeddings one per node
 * @param summary how it went
 */
record SkipGramOutcome(JavaRDD<NodeEmbedding> embeddings, SkipGramSummary summary) {}
