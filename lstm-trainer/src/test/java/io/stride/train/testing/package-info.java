/**
 * Fixtures of this module's tests: walk engines without Spark, networks and batches that are small
 * enough to be quick, the karate club. Only tests use it.
 */
package io.stride.train.testing;
