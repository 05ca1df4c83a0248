package io.stride.train.versioned;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.broadcast.Broadcast;

/**
 * Names the tables as they are after a number of rounds, and says how to get them: whole tables of
 * an earlier round, and what every round since has changed. Only what an executor lacks is fetched.
 *
 * @param training names the training
 * @param baseRound rounds that the whole tables have seen
 * @param base whole tables; never written to
 * @param changes of each round since, in order
 */
public record TableVersion(
    String training,
    int baseRound,
    Broadcast<TablePair> base,
    List<Broadcast<TableChanges>> changes)
    implements Serializable {

  /** Rounds that the tables have seen. */
  public int round() {
    return baseRound + changes.size();
  }

  /** New tables of this version. */
  TablePair rebuild() {
    TablePair tables = base.value().copy();
    update(tables, baseRound);
    return tables;
  }

  /** Brings tables of an earlier version, not before the base, to this one. */
  void update(TablePair tables, int round) {
    for (Broadcast<TableChanges> change : changes.subList(round - baseRound, changes.size())) {
      change.value().applyTo(tables);
    }
  }
}
