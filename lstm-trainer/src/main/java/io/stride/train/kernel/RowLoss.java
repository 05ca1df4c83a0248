package io.stride.train.kernel;

/**
 * A loss of one time step that is a sum over rows. Values are column-major, [rows, size], on the
 * heap.
 */
interface RowLoss {
  /**
   * Turns outputs into gradients.
   *
   * @param outputs replaced by the loss's gradient with respect to them
   * @param labels of the same shape
   * @param weights what each row counts for, from {@code weightsFrom} on; null: 1
   * @return the loss
   */
  double apply(
      float[] outputs, float[] labels, float[] weights, int weightsFrom, int rows, int size);
}
