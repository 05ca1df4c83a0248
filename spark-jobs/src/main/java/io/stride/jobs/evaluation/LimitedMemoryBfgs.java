package io.stride.jobs.evaluation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Minimises one smooth convex function whose values somebody else computes, so that many functions
 * of the same data can be computed together: asks for a point, is told value and gradient there,
 * and so on until it is {@link #finished}.
 *
 * <p>L-BFGS with the two-loop recursion (Nocedal and Wright, "Numerical Optimization", 2006,
 * algorithms 7.4 and 7.5) and a step that is halved until the value falls enough (Armijo, their
 * equation 3.4): of a convex function every accepted step has curvature &gt;= 0, which is all that
 * the recursion needs beside.
 */
final class LimitedMemoryBfgs {
  private static final int MEMORY = 10;
  private static final double SUFFICIENT = 1e-4;
  private static final int MAX_HALVINGS = 30;

  /** A step and the change of the gradient along it. */
  private static final class Pair {
    final double[] step;
    final double[] change;
    final double curvature;

    Pair(double[] step, double[] change) {
      this.step = step;
      this.change = change;
      this.curvature = Vectors.dot(step, change);
    }
  }

  private final Deque<Pair> pairs = new ArrayDeque<>();
  private final double tolerance;
  private int stepsLeft;
  private double[] point;
  private double value;
  private double[] gradient;
  private double[] direction;
  private double[] trial;
  private double length = 1;
  private int halvings;
  private boolean finished;

  /**
   * A search.
   *
   * @param start first point; becomes this object's own
   * @param tolerance norm of the gradient at which the search ends; &gt; 0
   * @param steps accepted steps at most; &gt;= 1
   */
  LimitedMemoryBfgs(double[] start, double tolerance, int steps) {
    this.trial = start;
    this.tolerance = tolerance;
    this.stepsLeft = steps;
  }

  /** Where the function is to be computed next; not to be changed. */
  double[] trial() {
    return trial;
  }

  /** Whether {@link #minimum} is final. */
  boolean finished() {
    return finished;
  }

  /** The best point so far. */
  double[] minimum() {
    return point;
  }

  /**
   * Takes what the function is at {@link #trial}.
   *
   * @param trialValue its value
   * @param trialGradient its gradient; becomes this object's own
   */
  void report(double trialValue, double[] trialGradient) {
    if (point == null || enough(trialValue)) {
      accept(trialValue, trialGradient);
    } else if (++halvings > MAX_HALVINGS) {
      finished = true; // nothing below the rounding of the value is left to gain
    } else {
      length /= 2;
      trial = Vectors.plus(point, length, direction);
    }
  }

  private boolean enough(double trialValue) {
    return trialValue <= value + SUFFICIENT * length * Vectors.dot(gradient, direction);
  }

  private void accept(double trialValue, double[] trialGradient) {
    if (point != null) {
      remember(trialGradient);
      stepsLeft--;
    }
    point = trial;
    value = trialValue;
    gradient = trialGradient;
    double norm = Math.sqrt(Vectors.dot(gradient, gradient));
    finished = norm <= tolerance || stepsLeft <= 0;
    direction = descent();
    // Without a memory of curvature, a first step of length 1 at most.
    length = pairs.isEmpty() ? 1 / Math.max(1, norm) : 1;
    halvings = 0;
    trial = Vectors.plus(point, length, direction);
  }

  private void remember(double[] trialGradient) {
    Pair pair = new Pair(Vectors.plus(trial, -1, point), Vectors.plus(trialGradient, -1, gradient));
    if (pair.curvature > 0) {
      if (pairs.size() == MEMORY) {
        pairs.removeLast();
      }
      pairs.addFirst(pair);
    }
  }

  /** Minus the approximate inverse Hessian times the gradient. */
  private double[] descent() {
    double[] result = Vectors.plus(new double[gradient.length], -1, gradient);
    double[] weights = new double[pairs.size()];
    int at = 0;
    for (Pair pair : pairs) {
      weights[at] = Vectors.dot(pair.step, result) / pair.curvature;
      Vectors.add(result, -weights[at++], pair.change);
    }
    if (!pairs.isEmpty()) {
      Pair newest = pairs.peekFirst();
      Vectors.scale(result, newest.curvature / Vectors.dot(newest.change, newest.change));
    }
    for (Iterator<Pair> oldest = pairs.descendingIterator(); oldest.hasNext(); ) {
      Pair pair = oldest.next();
      double other = Vectors.dot(pair.change, result) / pair.curvature;
      Vectors.add(result, weights[--at] - other, pair.step);
    }
    return result;
  }
}
