/**
 * Tables with a row per node that the driver changes round by round and executors follow: whole
 * tables or only the rows that changed, whichever is less. May use {@code table} and Spark's core.
 */
package io.stride.train.versioned;
