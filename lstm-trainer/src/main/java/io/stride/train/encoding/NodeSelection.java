package io.stride.train.encoding;

import java.io.Serializable;
import java.util.BitSet;
import java.util.function.IntPredicate;
import org.apache.spark.broadcast.Broadcast;

/** Which nodes are embedded. */
public final class NodeSelection implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Every node. */
  public static final NodeSelection ALL = new NodeSelection(null);

  private final Broadcast<BitSet> members;

  private NodeSelection(Broadcast<BitSet> members) {
    this.members = members;
  }

  /** The nodes whose numbers are set; the set must live until the embeddings are computed. */
  public static NodeSelection of(Broadcast<BitSet> members) {
    return new NodeSelection(members);
  }

  /** Whether a node is among them; for many nodes take {@link #members()}. */
  public boolean contains(int node) {
    return members == null || members.value().get(node);
  }

  IntPredicate members() {
    if (members == null) {
      return node -> true;
    }
    BitSet set = members.value();
    return set::get;
  }
}
