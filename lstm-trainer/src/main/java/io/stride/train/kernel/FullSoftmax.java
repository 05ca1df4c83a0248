package io.stride.train.kernel;

import io.stride.train.table.RowGradientSum;
import io.stride.train.table.TrainedRows;
import java.util.function.IntUnaryOperator;

/**
 * The cross-entropy of a softmax over all rows of a table of classes. A row of the table holds as
 * many weights as a token has numbers, then a bias. Not safe for use by several threads at once.
 */
public final class FullSoftmax {
  private final SoftmaxKernel kernel = new SoftmaxKernel();
  private SoftmaxTable classes;

  /** The cross-entropy summed over tokens. */
  public double loss(SoftmaxTokens tokens, TrainedRows table) {
    load(tokens, table);
    return kernel.loss(tokens, classes.map());
  }

  /**
   * The same with gradients; those of the states go to {@code tokens}.
   *
   * @param gradients gets those of weights and bias of every row
   */
  public double lossWithGradients(
      SoftmaxTokens tokens, TrainedRows table, RowGradientSum gradients) {
    if (tokens.count() == 0) {
      return 0;
    }
    load(tokens, table);
    double loss = kernel.lossWithGradients(tokens, classes.map(), classes.gradient());
    classes.addGradients(gradients, IntUnaryOperator.identity());
    return loss;
  }

  private void load(SoftmaxTokens tokens, TrainedRows table) {
    classes = SoftmaxTable.fitting(classes, tokens.size(), table.rows());
    classes.load(table, IntUnaryOperator.identity());
  }
}
