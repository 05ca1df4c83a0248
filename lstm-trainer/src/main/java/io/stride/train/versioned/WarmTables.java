package io.stride.train.versioned;

import java.util.concurrent.ConcurrentHashMap;

/**
 * An executor's copy of the tables, shared by its tasks and kept between rounds. Tasks never write
 * to it: what they change lies in overlays of their own. It only ever moves forwards, when the
 * first task of a new round asks for it; tasks of the round before have ended by then, but for
 * attempts whose result nobody waits for.
 */
public final class WarmTables {
  private static final ConcurrentHashMap<String, WarmTables> KEPT = new ConcurrentHashMap<>();

  private TablePair tables;
  private int round;

  private WarmTables() {}

  /** The tables of a version, to be read only. */
  public static TablePair at(TableVersion version) {
    // Tables of earlier trainings in the same application are of no use any more.
    KEPT.keySet().removeIf(training -> !training.equals(version.training()));
    return KEPT.computeIfAbsent(version.training(), any -> new WarmTables()).move(version);
  }

  private synchronized TablePair move(TableVersion version) {
    if (tables != null && round > version.round()) {
      // A late attempt at an earlier round.
      return version.rebuild();
    }
    if (tables == null || round < version.baseRound()) {
      tables = version.rebuild();
    } else {
      version.update(tables, round);
    }
    round = version.round();
    return tables;
  }

  /** Drops all tables of this JVM. */
  public static void clear() {
    KEPT.clear();
  }
}
