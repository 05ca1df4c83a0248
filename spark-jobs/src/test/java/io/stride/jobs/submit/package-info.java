/**
 * Tests of {@code submit.sh}: run as a process in a copy of the repository's layout, with stand-ins
 * for Maven and {@code spark-submit} that record how they are called. The real ones are used by the
 * tests of the jobs.
 */
package io.stride.jobs.submit;
