package io.stride.walk.engine;

/**
 * Which engine draws the walks, and why.
 *
 * @param engine {@link EngineKind#REPLICATED} or {@link EngineKind#PARTITIONED}
 * @param reason to be read after "because"
 */
public record EngineChoice(EngineKind engine, String reason) {

  /**
   * @throws IllegalArgumentException if the engine is still open
   */
  public EngineChoice {
    if (engine == EngineKind.AUTO) {
      throw new IllegalArgumentException("auto is no choice");
    }
  }

  /**
   * Takes what was asked for; left to choose, the replicated engine if it fits: its walks need no
   * shuffle.
   *
   * @param asked the setting {@code walk.engine}
   * @param replicated what the replicated engine takes
   * @param given the heaps that there are
   */
  public static EngineChoice decide(
      EngineKind asked, MemoryEstimate replicated, MemoryGiven given) {
    if (asked != EngineKind.AUTO) {
      return new EngineChoice(asked, "it was asked for");
    }
    return given
        .shortage(replicated)
        .map(EngineChoice::partitioned)
        .orElseGet(() -> replicated(replicated, given));
  }

  private static EngineChoice replicated(MemoryEstimate estimate, MemoryGiven given) {
    MemoryPart needed = given.together() ? estimate.together() : estimate.executor();
    long heap = given.together() ? given.driver() : given.executor();
    String reason =
        "a copy of the graph and what goes with it, %s, fits a heap of %s"
            .formatted(ByteSize.text(needed.bytes()), ByteSize.text(heap));
    return new EngineChoice(EngineKind.REPLICATED, reason);
  }

  private static EngineChoice partitioned(MemoryGiven.Shortage shortage) {
    String reason =
        "the %s would need %s, more than a heap of %s has"
            .formatted(
                shortage.needed().name(),
                ByteSize.text(shortage.needed().bytes()),
                ByteSize.text(shortage.given()));
    return new EngineChoice(EngineKind.PARTITIONED, reason);
  }
}
