package io.stride.train.features;

/** Where propagated features are made; the numbers are the same. */
public enum FeatureEngine {
  /** {@link #REPLICATED}, unless that would take more than half of the driver's heap. */
  AUTO,
  /** On the driver's cores, in tables that are all in its memory. */
  REPLICATED,
  /** In Spark's partitions: only what the network reads comes to the driver. */
  PARTITIONED;

  /** Codes, means over windows, and two hops of these; without the means one less. */
  private static final int TABLES = 4;

  /**
   * This one, if it is no choice. Else by what the replicated engine's tables of codes take: 16
   * bytes a node and number of a code.
   *
   * @param nodes of the graph
   * @param heap bytes of the driver's heap
   */
  public FeatureEngine decide(FeatureSettings settings, long nodes, long heap) {
    if (this != AUTO) {
      return this;
    }
    boolean fits =
        settings.type() == FeatureType.PPMI
            || TABLES * FeatureRows.bytes(nodes, settings.widthFor(nodes)) <= heap / 2;
    return fits ? REPLICATED : PARTITIONED;
  }
}
