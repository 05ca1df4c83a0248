package io.stride.train.table;

/**
 * Gradients of some rows of a table; those of all other rows are zero.
 *
 * @param rows the rows in ascending order
 * @param values for each of them in turn {@code width} numbers
 * @param width numbers per row
 */
@SuppressWarnings("ArrayRecordComponent") // work data: never compared, never hashed
public record RowGradients(int[] rows, float[] values, int width) {}
