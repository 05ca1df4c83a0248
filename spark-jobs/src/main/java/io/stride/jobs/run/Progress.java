package io.stride.jobs.run;

/** Where a job tells what it is doing. Implementations may be called from several threads. */
public interface Progress {
  /** A new stage begins, which ends the one before; a short name like {@code training}. */
  void stage(String name);

  /**
   * One line on how the stage is going: percent, rate, loss, time left. Of many in a short time
   * only some may be shown.
   */
  void detail(String line);

  /** One line that must not be missed, on what was found or decided. */
  default void note(String line) {
    detail(line);
  }

  /** A part of the stage begins, like {@code training round 3}; too many of them to be shown. */
  default void part(String name) {}

  /** Tells nobody. */
  static Progress silent() {
    return new Progress() {
      @Override
      public void stage(String name) {}

      @Override
      public void detail(String line) {}
    };
  }
}
