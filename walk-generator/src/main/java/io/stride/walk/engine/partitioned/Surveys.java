package io.stride.walk.engine.partitioned;

import io.stride.walk.graph.AdjacencyRows;
import io.stride.walk.sampling.SecondOrderSampler;
import java.util.Arrays;

/**
 * Takes the steps whose trials were all rejected: from the weights of all neighbours, which needs
 * all edges from the previous node to them. If its list is elsewhere the walker travels there with
 * those neighbours that the filter leaves open, and back with the edges that there are. Rare, so
 * the messages may be long.
 */
final class Surveys {
  private final Territory territory;
  private final Trial trial;
  private final Outbox outbox;
  private final Enumeration enumeration;
  private final EdgeWeights edges = new EdgeWeights();
  private int[] open = new int[0];

  Surveys(Territory territory, StepRule rule, Trial trial, Outbox outbox) {
    this.territory = territory;
    this.trial = trial;
    this.outbox = outbox;
    this.enumeration = new Enumeration(rule);
  }

  /**
   * Takes the step, or sends the walker to ask.
   *
   * @return the next node, or {@link Questions#SENT}
   */
  int enumerate(Walker walker, RowTable table, int row) {
    RowTable known = territory.table(walker.previous);
    if (known == null) {
      ask(walker, table, row);
      return Questions.SENT;
    }
    edges.lookUp(known, territory.row(walker.previous), table, row);
    return step(walker, table, row);
  }

  /**
   * Answers the survey of a message, and sends the walker back with the result.
   *
   * @return the place after it
   */
  int answer(Walker walker, int[] message, int at) {
    int number = message[at + Walker.INTS];
    int from = at + Walker.INTS + 1;
    RowTable known = territory.table(walker.previous);
    edges.lookUp(known, territory.row(walker.previous), message, from, number);
    IntLog reply = outbox.message(walker.current, Walker.INTS + edges.ints());
    walker.write(reply, Errand.RESULT, 0);
    edges.write(reply);
    return from + number;
  }

  /**
   * Reads the result in a message.
   *
   * @return the place after it
   */
  int read(int[] message, int at) {
    return edges.read(message, at + Walker.INTS);
  }

  /** Takes the step from the result that was read; the next node. */
  int step(Walker walker, RowTable table, int row) {
    int before = trial.draws(SecondOrderSampler.TRIALS);
    double unit = trial.unit(walker.stream, before);
    int next = enumeration.pick(walker, table, row, edges, unit);
    walker.moveTo(next, before + 1);
    return next;
  }

  private void ask(Walker walker, RowTable table, int row) {
    int number = findOpen(walker, table.rows(), row);
    IntLog message = outbox.message(walker.previous, Walker.INTS + 1 + number);
    walker.write(message, Errand.SURVEY, 0);
    message.add(number);
    message.addAll(open, 0, number);
  }

  /** The neighbours that the filter leaves open, whatever else this part may know of them. */
  private int findOpen(Walker walker, AdjacencyRows rows, int row) {
    int degree = rows.degree(row);
    if (open.length < degree) {
      open = Arrays.copyOf(open, degree);
    }
    int count = 0;
    for (int i = 0; i < degree; i++) {
      int neighbour = rows.neighbour(rows.firstEntry(row) + i);
      if (neighbour != walker.previous && territory.perhaps(walker.previous, neighbour)) {
        open[count++] = neighbour;
      }
    }
    return count;
  }
}
