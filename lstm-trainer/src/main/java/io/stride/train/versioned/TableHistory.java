package io.stride.train.versioned;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * The driver's tables and what executors need to follow them: changes are broadcast round by round,
 * whole tables only every {@link #RENEWAL} rounds or once the changes outweigh them, when the
 * broadcasts before are destroyed. So small tables travel as a whole, of large ones the rows that
 * rounds touch.
 */
public final class TableHistory implements AutoCloseable {
  /** A lost executor fetches at most so many rounds' changes beside the whole tables. */
  static final int RENEWAL = 50;

  private final JavaSparkContext context;
  private final String training;
  private final TablePair tables;
  private final List<Broadcast<TableChanges>> changes = new ArrayList<>();
  private Broadcast<TablePair> base;
  private int baseRound;
  private long changedBytes;
  private TableChanges undo;

  /**
   * A history without a round.
   *
   * @param context where executors are
   * @param training names the training
   * @param initial the tables before the first round; they become this history's own
   */
  public TableHistory(JavaSparkContext context, String training, TablePair initial) {
    this.context = context;
    this.training = training;
    this.tables = initial;
    this.base = context.broadcast(initial.copy());
  }

  /** The tables as they are now; not to be written to. */
  public TablePair tables() {
    return tables;
  }

  /** What tasks need to get at the tables. */
  public TableVersion version() {
    return new TableVersion(training, baseRound, base, List.copyOf(changes));
  }

  /** Goes on to the tables after one more round. */
  public void advance(TableChanges round) {
    undo = round.current(tables);
    round.applyTo(tables);
    changes.add(context.broadcast(round));
    changedBytes += round.bytes();
    if (changes.size() == RENEWAL || changedBytes > tables.bytes()) {
      int seen = baseRound + changes.size();
      destroy();
      // In local mode tasks see the very object that is broadcast: it must be one of its own.
      base = context.broadcast(tables.copy());
      baseRound = seen;
    }
  }

  /** Takes the last round back, on the driver only: no task may follow. */
  public void takeBack() {
    if (undo != null) {
      undo.applyTo(tables);
      undo = null;
    }
  }

  private void destroy() {
    base.destroy();
    changes.forEach(Broadcast::destroy);
    changes.clear();
    changedBytes = 0;
  }

  @Override
  public void close() {
    destroy();
  }
}
