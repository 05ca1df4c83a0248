/** Deterministic graphs of known shape to measure on. Knows nothing of Spark. */
package io.stride.benchmarks.graphs;
