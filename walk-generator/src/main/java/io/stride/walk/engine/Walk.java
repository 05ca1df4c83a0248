package io.stride.walk.engine;

import java.io.Serializable;

/**
 * A walk that was drawn.
 *
 * @param node its start
 * @param number the walk's number at that node, at least 0
 * @param path its nodes, start first; 1 to {@code walk.length} of them
 */
// The path is handed over, not kept: nobody compares or changes it.
@SuppressWarnings("ArrayRecordComponent")
public record Walk(int node, int number, int[] path) implements Serializable {}
