package io.stride.train.onehot;

import io.stride.train.batch.MinibatchStream;
import io.stride.train.batch.PieceBatch;
import io.stride.train.model.NetworkState;
import io.stride.train.model.OneHotNetwork;
import io.stride.train.model.OneHotTables;
import io.stride.train.table.RowOverlay;
import io.stride.train.versioned.TableChanges;
import io.stride.train.versioned.TablePair;
import io.stride.train.versioned.WarmTables;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One partition's network and its place in the stream of minibatches. Kept between rounds, it goes
 * on where it stopped; a fresh one finds the same place, so it makes no difference to the result.
 */
final class OneHotWorker {
  private static final ConcurrentHashMap<Slot, OneHotWorker> IDLE = new ConcurrentHashMap<>();

  private final OneHotPlan plan;
  private final int partition;
  private final OneHotNetwork network;
  private MinibatchStream stream;
  private int epoch = -1;
  private long done;

  private OneHotWorker(OneHotPlan plan, int partition) {
    this.plan = plan;
    this.partition = partition;
    this.network = plan.network();
  }

  /** The kept worker of a partition, or a new one; nobody else gets it until it is kept again. */
  static OneHotWorker take(OneHotPlan plan, int partition) {
    IDLE.keySet().removeIf(slot -> !slot.training.equals(plan.key()));
    OneHotWorker idle = IDLE.remove(new Slot(plan.key(), partition));
    return idle == null ? new OneHotWorker(plan, partition) : idle;
  }

  /** Keeps a worker that has come to the end of its work in order. */
  void keep() {
    IDLE.put(new Slot(plan.key(), partition), this);
  }

  /** Drops all workers of this JVM. */
  static void clear() {
    IDLE.clear();
  }

  /** Trains the minibatches of a round. */
  PartitionRound train(RoundStart start) {
    moveTo(start);
    network.restore(start.network().value());
    TablePair base = WarmTables.at(start.tables());
    RowOverlay input = new RowOverlay(base.input());
    RowOverlay output = new RowOverlay(base.output());
    OneHotTables tables = new OneHotTables(input, output);
    long step = start.network().value().steps();
    int frequency = plan.settings().averaging().frequency();
    double loss = 0;
    long pieces = 0;
    long tokens = 0;
    for (int i = 0; i < frequency && stream.hasNext(); i++) {
      PieceBatch batch = stream.next();
      loss += network.fit(batch, tables, plan.rateFactor(step + i));
      pieces += batch.count();
      tokens += batch.tokens();
    }
    done = start.done() + frequency;
    return new PartitionRound(
        partition,
        pieces == 0 ? new NetworkState(new float[0], new float[0], 0) : network.state(),
        new TableChanges(input.changes(), output.changes()),
        loss,
        pieces,
        tokens,
        !stream.hasNext());
  }

  /** Measures the held-out pieces of this partition. */
  HeldOutLoss validate(RoundStart start) {
    network.restore(start.network().value());
    TablePair base = WarmTables.at(start.tables());
    OneHotTables tables = new OneHotTables(base.input(), base.output());
    HeldOutLoss loss = HeldOutLoss.NONE;
    MinibatchStream heldOut = plan.validation(partition);
    while (heldOut.hasNext()) {
      PieceBatch batch = heldOut.next();
      loss = loss.plus(new HeldOutLoss(network.loss(batch, tables), batch.tokens()));
    }
    return loss;
  }

  private void moveTo(RoundStart start) {
    if (epoch == start.epoch() && done == start.done()) {
      return;
    }
    epoch = start.epoch();
    done = start.done();
    stream = plan.training(epoch, partition);
    stream.skip(done);
  }

  private record Slot(String training, int partition) {}
}
