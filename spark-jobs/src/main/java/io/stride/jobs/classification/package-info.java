/**
 * The {@code classify} task: how well a linear classifier reads the nodes' labels from their
 * embeddings (the protocol of Perozzi, Al-Rfou and Skiena, "DeepWalk", KDD 2014, section 6.1, which
 * node2vec follows). May use Spark SQL and {@code io.stride.jobs.evaluation}; knows no command line
 * and no configuration file.
 */
package io.stride.jobs.classification;
