package io.stride.train.kernel;

import io.stride.train.blas.Gemm;
import io.stride.train.table.Negatives;
import io.stride.train.table.RowGradientSum;
import io.stride.train.table.TrainedRows;
import java.util.Arrays;

/**
 * The cross-entropy of a softmax over the right class and a sample of the others, the same sample
 * for all tokens: what a full softmax costs per class is paid per drawn class only, and only rows
 * of right and drawn classes get gradients. The logit of a drawn class is lowered by the logarithm
 * of how often it is expected in the sample, so that the sum over the sample estimates the sum over
 * all other classes without bias (Bengio and Senecal, "Adaptive Importance Sampling to Accelerate
 * Training of a Neural Probabilistic Language Model", IEEE TNN 2008; Jean et al., "On Using Very
 * Large Target Vocabulary", ACL 2015; in this form Blanc and Rendle, ICML 2018, equation 2). A draw
 * of a token's right class does not count for that token. Not safe for use by several threads at
 * once.
 */
public final class SampledSoftmax {
  /** A logit whose exponential is nothing beside any other. */
  private static final float EXCLUDED = -1e30f;

  private final Gemm gemm = new Gemm();
  private final SoftmaxRow row = new SoftmaxRow();
  private SoftmaxBuffers buffers;
  private SoftmaxTable drawn;
  private float[] line = new float[0];
  private float[] own = new float[0];

  /**
   * One pass over tokens.
   *
   * @param table the classes; a row holds as many weights as a token has numbers, then a bias
   * @param gradients gets those of weights and bias of touched rows; null: not wanted
   */
  private record Pass(
      SoftmaxTokens tokens, TrainedRows table, Negatives negatives, RowGradientSum gradients) {}

  /** The cross-entropy summed over tokens, an estimate of the full softmax's. */
  public double loss(SoftmaxTokens tokens, TrainedRows table, Negatives negatives) {
    return run(new Pass(tokens, table, negatives, null));
  }

  /**
   * The same with gradients; those of the states go to {@code tokens}.
   *
   * @param gradients gets those of weights and bias of the rows touched
   */
  public double lossWithGradients(
      SoftmaxTokens tokens, TrainedRows table, Negatives negatives, RowGradientSum gradients) {
    return run(new Pass(tokens, table, negatives, gradients));
  }

  private double run(Pass pass) {
    int[] rows = pass.negatives.rows();
    int size = pass.tokens.size();
    buffers = SoftmaxBuffers.fitting(buffers, size, rows.length);
    drawn = SoftmaxTable.fitting(drawn, size, rows.length);
    drawn.load(pass.table, i -> rows[i]);
    Arrays.fill(drawn.gradient().bias(), 0f);
    line = new float[rows.length + 1];
    own = new float[pass.table.width()];
    double sum = 0;
    for (int from = 0; from < pass.tokens.count(); from += buffers.tokens) {
      sum += chunk(pass, from);
    }
    if (pass.gradients != null && pass.tokens.count() > 0) {
      drawn.addGradients(pass.gradients, i -> rows[i]);
    }
    return sum;
  }

  private double chunk(Pass pass, int from) {
    int count = Math.min(buffers.tokens, pass.tokens.count() - from);
    int size = buffers.size;
    buffers.states.put(0, pass.tokens.states(), from * size, count * size);
    gemm.multiplyFirstTransposed(
        drawn.map().matrix(), buffers.states(count), 0f, buffers.logits(count));
    float[] ownGradients = new float[count];
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += probabilities(pass, from + i, i);
      ownGradients[i] = writeLogitGradients(pass, from + i, i);
    }
    if (pass.gradients != null) {
      addGradients(pass, from, ownGradients);
    }
    return sum;
  }

  /** The line becomes probabilities of the drawn classes, then of the right one. */
  private double probabilities(Pass pass, int token, int column) {
    int draws = buffers.classes;
    buffers.logits.get(column * draws, line, 0, draws);
    add(line, drawn.map().bias(), pass.negatives.corrections());
    int[] rows = pass.negatives.rows();
    int target = pass.tokens.target(token);
    int hit = pass.negatives.first(target);
    int end = hit;
    for (; end < draws && rows[end] == target; end++) {
      line[end] = EXCLUDED;
    }
    line[draws] = ownLogit(pass, token);
    double loss = row.crossEntropy(line, draws + 1, draws);
    Arrays.fill(line, hit, end, 0f);
    return pass.tokens.weight(token) * loss;
  }

  private float ownLogit(Pass pass, int token) {
    int size = buffers.size;
    pass.table.read(pass.tokens.target(token), own, 0);
    float sum = own[size];
    for (int i = 0; i < size; i++) {
      sum += own[i] * pass.tokens.states()[token * size + i];
    }
    return sum;
  }

  /** The gradients of the drawn classes' logits go to the buffer; the right one's is returned. */
  private float writeLogitGradients(Pass pass, int token, int column) {
    int draws = buffers.classes;
    float weight = pass.tokens.weight(token);
    float[] bias = drawn.gradient().bias();
    for (int i = 0; i < draws; i++) {
      line[i] *= weight;
      bias[i] += line[i];
    }
    buffers.logits.put(column * draws, line, 0, draws);
    return weight * (line[draws] - 1f);
  }

  private void addGradients(Pass pass, int from, float[] ownGradients) {
    int count = ownGradients.length;
    int size = buffers.size;
    gemm.multiplySecondTransposed(
        buffers.states(count),
        buffers.logits(count),
        from == 0 ? 0f : 1f,
        drawn.gradient().matrix());
    gemm.multiply(drawn.map().matrix(), buffers.logits(count), 0f, buffers.gradients(count));
    float[] states = pass.tokens.states();
    float[] gradients = pass.tokens.gradients();
    buffers.gradients.get(0, gradients, from * size, count * size);
    for (int i = 0; i < count; i++) {
      int at = (from + i) * size;
      int target = pass.tokens.target(from + i);
      pass.table.read(target, own, 0);
      for (int j = 0; j < size; j++) {
        gradients[at + j] += ownGradients[i] * own[j];
      }
      pass.gradients.add(target, states, at, size, ownGradients[i]);
      pass.gradients.add(target, size, ownGradients[i]);
    }
  }

  private static void add(float[] line, float[] bias, float[] corrections) {
    for (int i = 0; i < corrections.length; i++) {
      line[i] += bias[i] - corrections[i];
    }
  }
}
