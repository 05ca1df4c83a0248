/**
 * Synchronous training across Spark partitions: every round starts all partitions from the same
 * parameters and averages what they arrive at. May use {@code batch}, {@code features}, {@code
 * model}, {@code checkpoint}, {@code device}, walk engines and Spark's core.
 */
package io.stride.train.averaging;
