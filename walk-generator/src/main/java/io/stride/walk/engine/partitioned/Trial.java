package io.stride.walk.engine.partitioned;

import io.stride.walk.sampling.WalkRandom;

/**
 * One trial of a step, drawn from the walker's stream by its number, in whatever order and place:
 * trial {@code k} has the draws {@code k} or, in a weighted graph, {@code 2k} and {@code 2k + 1} of
 * the step. Reused from trial to trial.
 */
final class Trial {
  private final WalkRandom random = new WalkRandom();
  private final boolean weighted;
  private final double extraBack;

  private double choice;
  private double coin;
  private boolean back;

  /**
   * @param weighted whether the choice and the coin are two draws, or one
   * @param extraBack proposals that always go back, see {@link
   *     io.stride.walk.sampling.Acceptance#extraBack}
   */
  Trial(boolean weighted, double extraBack) {
    this.weighted = weighted;
    this.extraBack = extraBack;
  }

  /** Draws that so many trials take. */
  int draws(int trials) {
    return weighted ? 2 * trials : trials;
  }

  /**
   * Draws a trial.
   *
   * @param stream where the walker's stream stood at the start of the step
   * @param number of the trial, from 0
   * @param degree of the current node
   */
  void draw(long stream, int number, int degree) {
    random.resume(WalkRandom.after(stream, draws(number)));
    double unit = random.nextUnit();
    if (weighted) {
      choice = unit;
      coin = random.nextUnit();
      back = false;
    } else {
      choice = unit * (degree + extraBack);
      back = choice >= degree;
      coin = back ? 0 : choice - (int) choice;
    }
  }

  /** The single draw of a step that asks for no trial: by weight alone. */
  double unit(long stream, int drawsBefore) {
    random.resume(WalkRandom.after(stream, drawsBefore));
    return random.nextUnit();
  }

  /** Whether it is one of the proposals that always go back; there is no entry then. */
  boolean back() {
    return back;
  }

  /** Decides on the proposal; 0 if it always goes back, so that any rule accepts it. */
  double coin() {
    return coin;
  }

  /** The entry that it proposes of a row with the degree it was drawn for. */
  long entry(RowTable table, int row) {
    long first = table.rows().firstEntry(row);
    return weighted
        ? table.alias().pick(first, table.rows().degree(row), choice)
        : first + (int) choice;
  }

  /** The entry that a walk without memory goes to. */
  long firstOrder(RowTable table, int row, double unit) {
    long first = table.rows().firstEntry(row);
    int degree = table.rows().degree(row);
    return weighted ? table.alias().pick(first, degree, unit) : first + (int) (unit * degree);
  }
}
