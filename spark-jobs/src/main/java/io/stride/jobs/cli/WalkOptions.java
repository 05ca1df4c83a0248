package io.stride.jobs.cli;

import java.util.Map;
import picocli.CommandLine.Option;

/** The options of jobs that draw walks. */
public final class WalkOptions {
  @Option(
      names = "--walk-length",
      paramLabel = "NODES",
      description = "Nodes of a walk, its start included (walk.length).")
  private String length;

  @Option(
      names = "--walks-per-node",
      paramLabel = "N",
      description = "Walks that start at each node (walk.per-node).")
  private String perNode;

  @Option(
      names = "--p",
      paramLabel = "P",
      description = "node2vec's return parameter; 1 is neutral (walk.p).")
  private String p;

  @Option(
      names = "--q",
      paramLabel = "Q",
      description = "node2vec's in-out parameter; 1 is neutral (walk.q).")
  private String q;

  @Option(
      names = "--start",
      paramLabel = "START",
      description = "Where walks start: all, file or degree-weighted (walk.start).")
  private String start;

  @Option(
      names = "--start-nodes",
      paramLabel = "PATH",
      description = "Ids to start at, one a line; means --start file (walk.start-nodes).")
  private String startNodes;

  /** The settings that these options stand for, where given. */
  public Map<String, Object> overrides() {
    return new GivenOptions()
        .add("walk.length", length)
        .add("walk.per-node", perNode)
        .add("walk.p", p)
        .add("walk.q", q)
        .add("walk.start", start == null && startNodes != null ? "file" : start)
        .add("walk.start-nodes", startNodes)
        .asMap();
  }
}
