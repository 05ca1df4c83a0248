/**
 * The {@code link-prediction} task: whether embeddings of a graph with some edges taken away tell
 * these edges from pairs that never were edges (Grover and Leskovec, "node2vec", KDD 2016, section
 * 4.4). May use {@code io.stride.walk.graph.CompactGraph}, {@code io.stride.train.ranking}, Spark
 * SQL and {@code io.stride.jobs.evaluation}; makes no embeddings itself.
 */
package io.stride.jobs.linkprediction;
