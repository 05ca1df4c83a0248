package io.stride.walk.engine.partitioned;

import io.stride.walk.engine.partitioned.StepRule.Verdict;
import io.stride.walk.sampling.Acceptance;
import io.stride.walk.sampling.SecondOrderSampler;
import io.stride.walk.sampling.WalkRandom;
import io.stride.walk.sampling.WalkSettings;

/**
 * Takes walkers, one after another, as far as one part of the graph goes. Draws exactly what {@link
 * SecondOrderSampler} draws.
 */
final class Traveller {
  private final WalkSettings settings;
  private final Territory territory;
  private final Outbox outbox;
  private final StepLog log;
  private final Trial trial;
  private final Proposals proposals;
  private final Questions questions;
  private final Surveys surveys;
  private final WalkRandom random = new WalkRandom();
  private final Walker walker = new Walker();

  /**
   * @param settings how to walk
   * @param own the task's shard
   * @param replicas what it has of the rest
   */
  Traveller(WalkSettings settings, RowTable own, Replicas replicas) {
    this.settings = settings;
    this.territory = new Territory(own, replicas);
    this.outbox = new Outbox(territory.layout());
    this.log = new StepLog(settings.length());
    boolean directed = territory.layout().directed();
    Acceptance acceptance = Acceptance.of(settings, directed, own.rows().weighted());
    StepRule rule = new StepRule(territory, acceptance, replicas.loose());
    this.trial = new Trial(own.rows().weighted(), acceptance.extraBack());
    this.proposals = new Proposals(rule, trial);
    this.questions = new Questions(proposals, trial, outbox, acceptance, directed);
    this.surveys = new Surveys(territory, rule, trial, outbox);
  }

  /** Starts a walk at a node of this part. */
  void start(int node, int number) {
    random.start(settings.seed(), node, number);
    walker.begin(node, number, random.state());
    log.open(walker);
    walker.moveTo(node, 0);
    arrived(node);
    log.close();
  }

  /** Takes in the walkers of a message block. */
  void receive(int[] messages) {
    int at = 0;
    while (at < messages.length) {
      walker.read(messages, at);
      log.open(walker);
      at = serve(messages, at);
      log.close();
    }
  }

  /** The walkers that left. */
  Outbox outbox() {
    return outbox;
  }

  /** The nodes that walkers reached. */
  StepLog log() {
    return log;
  }

  private int serve(int[] messages, int at) {
    switch (Walker.errand(messages, at)) {
      case QUESTION -> {
        int end = questions.read(messages, at);
        int next = questions.judge(walker);
        if (next == Questions.REJECTED) {
          walk();
        } else {
          arrived(next);
        }
        return end;
      }
      case SURVEY -> {
        return surveys.answer(walker, messages, at);
      }
      case RESULT -> {
        int end = surveys.read(messages, at);
        RowTable table = territory.table(walker.current);
        arrived(surveys.step(walker, table, territory.row(walker.current)));
        return end;
      }
      default -> {
        walk();
        return at + Walker.INTS;
      }
    }
  }

  /** Notes the node that the walker has gone to, and goes on from there; not if it was sent. */
  private void arrived(int node) {
    if (node != Questions.SENT) {
      log.add(node);
      walk();
    }
  }

  /** Goes on from the current node until the walk ends or the walker has to leave. */
  private void walk() {
    while (walker.position < settings.length()) {
      RowTable table = territory.table(walker.current);
      if (table == null) {
        walker.write(outbox.message(walker.current, Walker.INTS), Errand.WALK, 0);
        return;
      }
      int row = territory.row(walker.current);
      int next = table.rows().degree(row) == 0 ? Questions.SENT : step(table, row);
      if (next == Questions.SENT) {
        return;
      }
      log.add(next);
    }
  }

  private int step(RowTable table, int row) {
    if (walker.previous < 0 || settings.firstOrder()) {
      long entry = trial.firstOrder(table, row, trial.unit(walker.stream, 0));
      walker.moveTo(table.rows().neighbour(entry), 1);
      return walker.current;
    }
    for (; walker.trial < SecondOrderSampler.TRIALS; walker.trial++) {
      Verdict verdict = proposals.draw(walker, table, row, walker.trial);
      if (verdict == Verdict.ACCEPTED) {
        walker.moveTo(proposals.candidate(), trial.draws(walker.trial + 1));
        return walker.current;
      }
      if (verdict == Verdict.OPEN) {
        questions.ask(walker, table, row);
        return Questions.SENT;
      }
    }
    return surveys.enumerate(walker, table, row);
  }
}
