package io.stride.walk.engine.partitioned;

import io.stride.walk.engine.partitioned.StepRule.Verdict;
import io.stride.walk.sampling.Acceptance;
import io.stride.walk.sampling.SecondOrderSampler;

/**
 * Settles trials that the part of the current node leaves open. The walker travels with them, the
 * next ones drawn ahead, so that whoever judges them can send it straight to where it goes; no draw
 * counts that follows the accepted trial.
 *
 * <p>The part of the previous node can always judge. In an undirected graph the part of the
 * candidate can too; if near steps are the likelier ones, the walker asks there, because the filter
 * is nearly always right with its "perhaps": then it is where it has to go.
 */
final class Questions {
  /** The walker has left. */
  static final int SENT = -1;

  /** All trials of the question are rejected, the walker's count of trials says so. */
  static final int REJECTED = -2;

  private final Proposals proposals;
  private final Trial trial;
  private final Outbox outbox;
  private final boolean askCandidate;
  private final Question question = new Question();

  Questions(
      Proposals proposals, Trial trial, Outbox outbox, Acceptance acceptance, boolean directed) {
    this.proposals = proposals;
    this.trial = trial;
    this.outbox = outbox;
    this.askCandidate = !directed && acceptance.near() > acceptance.far();
  }

  /** Sends a walker away with its trials from the current one on, which is open. */
  void ask(Walker walker, RowTable table, int row) {
    question.begin(table.rows().degree(row));
    Verdict verdict = Verdict.OPEN;
    while (verdict != Verdict.ACCEPTED
        && !question.full()
        && walker.trial < SecondOrderSampler.TRIALS) {
      verdict = proposals.draw(walker, table, row, walker.trial);
      if (verdict != Verdict.REJECTED) {
        question.add(walker.trial, proposals.candidate(), proposals.light());
      }
      walker.trial++;
    }
    send(walker);
  }

  /**
   * Judges the trials that a walker brings; what is still open is sent on.
   *
   * @return the node that the walker goes to now, {@link #SENT} or {@link #REJECTED}
   */
  int judge(Walker walker) {
    for (int i = 0; i < question.count(); i++) {
      int candidate = question.candidate(i);
      int number = question.number(i);
      Verdict verdict =
          proposals.redraw(walker, question.degree(), number, candidate, question.light(i));
      if (verdict == Verdict.ACCEPTED) {
        walker.moveTo(candidate, trial.draws(number + 1));
        return candidate;
      }
      if (verdict == Verdict.OPEN) {
        question.drop(i);
        send(walker);
        return SENT;
      }
    }
    return REJECTED;
  }

  /**
   * Reads the question of a message.
   *
   * @return the place after it
   */
  int read(int[] message, int at) {
    return question.read(message, at);
  }

  private void send(Walker walker) {
    question.send(outbox, walker, askCandidate ? question.candidate(0) : walker.previous);
  }
}
