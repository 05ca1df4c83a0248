/**
 * Walks as a table for other tools: drawn in batches that survive a killed run, with ids as in the
 * input. Knows the command line, settings, runs and the input of {@code embed}; trains nothing.
 */
package io.stride.jobs.walks;
