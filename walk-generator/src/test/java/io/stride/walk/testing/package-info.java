/**
 * Fixtures that the tests of all modules share: one local Spark session, files of test data, small
 * graphs. May use everything in {@code io.stride.walk}; only tests use it.
 */
package io.stride.walk.testing;
