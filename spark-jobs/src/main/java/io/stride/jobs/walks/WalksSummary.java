package io.stride.jobs.walks;

import java.util.Map;

/**
 * What was written.
 *
 * @param walks rows
 * @param steps their steps
 * @param batches in which they were drawn
 * @param resumedBatches batches that an earlier start of the run had finished
 * @param files Parquet files of the walks
 * @param unknownStarts ids of walk.start-nodes that aren't in the graph
 */
record WalksSummary(
    long walks, long steps, int batches, int resumedBatches, int files, long unknownStarts) {

  static WalksSummary of(Map<Integer, BatchCounts> batches, int resumed, long unknownStarts) {
    return new WalksSummary(
        batches.values().stream().mapToLong(BatchCounts::walks).sum(),
        batches.values().stream().mapToLong(BatchCounts::steps).sum(),
        batches.size(),
        resumed,
        batches.values().stream().mapToInt(batch -> batch.files().size()).sum(),
        unknownStarts);
  }
}
