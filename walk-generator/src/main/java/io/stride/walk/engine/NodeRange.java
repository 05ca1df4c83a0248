package io.stride.walk.engine;

/**
 * Consecutive nodes and the walks that start at them.
 *
 * @param from the first node
 * @param to the node after the last one
 * @param walks walks that start there
 * @param steps their steps if none meets a dead end
 */
public record NodeRange(int from, int to, long walks, long steps) {}
