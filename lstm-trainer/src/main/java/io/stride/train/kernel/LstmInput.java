package io.stride.train.kernel;

import io.stride.train.blas.Gemm.Matrix;

/** What enters an LSTM at each time step, and what its gradients are made of. */
interface LstmInput {
  int batch();

  int size();

  int steps();

  /**
   * result = the step's input · weights.
   *
   * @param weights [size, 4 units]
   * @param result [rows, 4 units] with the rows that are alive
   */
  void project(int step, Matrix weights, Matrix result);

  /**
   * Adds what a step's gates say to the gradients of the weights and of the bias, which the caller
   * has set to zero, and writes the input's. Steps come last one first, each once.
   *
   * @param gates [rows, 4 units]
   */
  void addGradient(int step, Matrix gates, Gradients gradients);

  /** Follows after the gradients of all steps. */
  void finishGradient(Gradients gradients);

  /**
   * Where gradients go.
   *
   * @param weights the input weights, [size, 4 units]
   * @param toWeights their gradient
   * @param toBias the bias's gradient, [4 units]
   * @param toInput the input's gradient, shaped as the input; 0: not wanted
   */
  record Gradients(Matrix weights, Matrix toWeights, long toBias, long toInput) {}
}
