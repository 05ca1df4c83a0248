/**
 * Measurements of the product's stages, each a program of its own that prints what it measured and
 * how. May use every module; nothing uses it.
 */
package io.stride.benchmarks;
