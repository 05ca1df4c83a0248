package io.stride.jobs.vectors;

import java.util.Locale;

/** What a row's vector is. */
public enum VectorStatus {
  /** Made of walks that met the node. */
  EMBEDDED,
  /** Zeros: the node has no edge. */
  ISOLATED,
  /** Zeros: the node has edges, but no walk that was trained on met it. */
  UNSEEN;

  /** As in the column {@code status}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Key of the number of such rows in a file's metadata. */
  String key() {
    return "stride.rows." + text();
  }
}
