package io.stride.jobs.walks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a finished batch holds, as it stands in its mark.
 *
 * @param walks rows
 * @param steps their steps
 * @param files names of its Parquet files
 */
record BatchCounts(long walks, long steps, List<String> files) {

  static BatchCounts parse(Map<String, Object> json) {
    List<String> files = new ArrayList<>();
    ((List<?>) json.get("files")).forEach(file -> files.add((String) file));
    return new BatchCounts((Long) json.get("walks"), (Long) json.get("steps"), files);
  }

  Map<String, Object> asMap() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("walks", walks);
    json.put("steps", steps);
    json.put("files", files);
    return json;
  }
}
