package io.stride.jobs.evaluation;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Several binary classification problems as one, whose minimum is the minimum of each: every
 * problem has feature columns of its own, so the sum of losses falls into independent parts. An
 * example is a sparse row with its problem's columns: the scaled features and {@link #CONSTANT},
 * whose coefficient stands for the intercept.
 *
 * <p>Examples weigh 1 / (size of their problem). The mean loss of the stack is then the mean of the
 * problems' mean losses, so with 1 / (number of problems) of the penalty each problem has its own
 * objective, divided by that number.
 */
final class ProblemStack implements Serializable {
  private static final long serialVersionUID = 1L;

  /**
   * Solvers of Spark ML penalise every coefficient. That of a column with this value is so small
   * that its penalty is a millionth of what an intercept's would be; the column's scale does not
   * slow the solver down, because Spark ML divides all columns by their deviation inside.
   */
  private static final double CONSTANT = 1000;

  /** Bytes of a number in a sparse vector, with its index. */
  private static final long ENTRY_BYTES = 12;

  private final ArrayList<Examples> problems;

  private ProblemStack(List<? extends Examples> problems) {
    this.problems = new ArrayList<>(problems);
  }

  /**
   * Stacks {@code problems} in their order. What shares a stack depends on the problems alone.
   *
   * @param bytes that the examples of a stack take at most; a problem that is larger is alone
   */
  static List<ProblemStack> of(List<? extends Examples> problems, long bytes) {
    List<ProblemStack> stacks = new ArrayList<>();
    int first = 0;
    long held = 0;
    for (int i = 0; i < problems.size(); i++) {
      Examples problem = problems.get(i);
      long own = ENTRY_BYTES * problem.size() * (problem.features(0).length + 1);
      if (i > first && held + own > bytes) {
        stacks.add(new ProblemStack(problems.subList(first, i)));
        first = i;
        held = 0;
      }
      held += own;
    }
    if (first < problems.size()) {
      stacks.add(new ProblemStack(problems.subList(first, problems.size())));
    }
    return stacks;
  }

  /** Number of problems; at least 1. */
  int size() {
    return problems.size();
  }

  /** The first problem. */
  Examples first() {
    return problems.get(0);
  }

  /** Label, weight and features of all examples. */
  Iterator<Row> rows() {
    int[] offsets = offsets();
    return IntStream.range(0, problems.size())
        .boxed()
        .flatMap(i -> rows(problems.get(i), offsets[i], offsets[problems.size()]))
        .iterator();
  }

  /** The model of each problem, from the coefficients of all columns. */
  List<LinearModel> models(double[] coefficients) {
    int[] offsets = offsets();
    List<LinearModel> models = new ArrayList<>();
    for (int i = 0; i < problems.size(); i++) {
      double intercept = coefficients[offsets[i + 1] - 1] * CONSTANT;
      FeatureScaling scaling = FeatureScaling.of(problems.get(i));
      models.add(scaling.unscaled(coefficients, offsets[i], intercept));
    }
    return models;
  }

  /** First column of each problem, and the number of columns. */
  private int[] offsets() {
    int[] offsets = new int[problems.size() + 1];
    for (int i = 0; i < problems.size(); i++) {
      offsets[i + 1] = offsets[i] + problems.get(i).features(0).length + 1;
    }
    return offsets;
  }

  private static Stream<Row> rows(Examples problem, int offset, int columns) {
    FeatureScaling scaling = FeatureScaling.of(problem);
    int[] indices = IntStream.range(offset, offset + scaling.features() + 1).toArray();
    double weight = 1.0 / problem.size();
    return IntStream.range(0, problem.size())
        .mapToObj(
            i -> {
              double[] values = new double[indices.length];
              scaling.apply(problem.features(i), values);
              values[indices.length - 1] = CONSTANT;
              double label = problem.positive(i) ? 1.0 : 0.0;
              return RowFactory.create(label, weight, Vectors.sparse(columns, indices, values));
            });
  }
}
