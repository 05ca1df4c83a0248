package io.stride.jobs.linkprediction;

import java.io.Serializable;

/**
 * What the training pairs said of an operator.
 *
 * @param penalty L2 penalty of its classifier, fixed or chosen by {@code validationAuc}
 * @param validationAuc on training pairs that were left out while it was chosen; 0 to 1. These
 *     edges are in the residual graph, so the embedder has seen them: it compares operators and
 *     penalties, and is no estimate of the score on held-out edges
 */
public record OperatorFit(double penalty, double validationAuc) implements Serializable {}
