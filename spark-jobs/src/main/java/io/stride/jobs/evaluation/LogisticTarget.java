package io.stride.jobs.evaluation;

import java.util.BitSet;

/**
 * One classifier to fit on shared features.
 *
 * @param positives positions of the examples that belong to the class; not changed by anybody
 * @param penalty L2 penalty as Spark ML's regParam; finite and &gt;= 0
 */
public record LogisticTarget(BitSet positives, double penalty) {}
