package io.stride.jobs.linkprediction;

import java.io.Serializable;

/**
 * What the training pairs said of an operator.
 *
 * @param penalty L2 penalty of its classifier, fixed or chosen by {@code validationAuc}
 * @param validationAuc mean over the parts of the training pairs that were left out in turn while
 *     it was chosen; 0 to 1. With {@code link-prediction.training-share = 0} these edges are in the
 *     residual graph, so the embedder has seen them: then it compares operators and penalties, and
 *     is no estimate of the score on held-out edges
 */
public record OperatorFit(double penalty, double validationAuc) implements Serializable {}
