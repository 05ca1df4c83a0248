package io.stride.walk.engine.partitioned;

/** Is told on the driver, after each superstep, how far the walks are. */
@FunctionalInterface
public interface WalkProgressListener {
  /** Hears nothing. */
  WalkProgressListener NONE = (superstep, underWay) -> {};

  /**
   * A superstep is done.
   *
   * @param superstep its number; 1 is the first of a draw
   * @param underWay walkers that now travel to another part; 0: all walks are complete
   */
  void superstepDone(int superstep, long underWay);
}
