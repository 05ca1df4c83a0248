/**
 * Fixtures of the end-to-end tests: calls of the real command line in this JVM, and small settings
 * that make a run a matter of seconds. Only tests use it.
 */
package io.stride.jobs.testing;
