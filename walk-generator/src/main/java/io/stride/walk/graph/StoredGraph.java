package io.stride.walk.graph;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.SerializableConfiguration;

/**
 * A graph in shard files on storage that all executors see, for graphs that should not pass through
 * the driver: Spark's tasks write it, and each executor reads the whole of it once. The object
 * itself only says where it is.
 */
public final class StoredGraph implements Serializable {
  private static final long serialVersionUID = 1L;

  private final SerializableConfiguration hadoop;
  private final String directory;
  private final ShardLayout layout;
  private final boolean weighted;

  private StoredGraph(
      SerializableConfiguration hadoop, String directory, ShardLayout layout, boolean weighted) {
    this.hadoop = hadoop;
    this.directory = directory;
    this.layout = layout;
    this.weighted = weighted;
  }

  /**
   * Writes a graph; one Spark job.
   *
   * @param graph what to write
   * @param shards files, at least 1
   * @param directory on any Hadoop file system that executors see; created if need be. Files of a
   *     graph written there before are overwritten
   */
  public static StoredGraph write(DistributedGraph graph, int shards, String directory) {
    JavaSparkContext context = graph.context();
    StoredGraph stored =
        new StoredGraph(
            new SerializableConfiguration(context.hadoopConfiguration()),
            directory,
            new ShardLayout(graph.nodeCount(), shards, graph.directed()),
            graph.weighted());
    graph.shards(shards).foreach(stored::writeShard);
    return stored;
  }

  /** Number of nodes. */
  public int nodeCount() {
    return layout.nodes();
  }

  /**
   * Reads how many edges lead out of each node, without the edges.
   *
   * @throws UncheckedIOException if a file cannot be read or is not what was written
   */
  public int[] degrees() {
    int[] degrees = new int[layout.nodes()];
    forEachShard(
        shard -> {
          int[] row = new int[1];
          file(shard)
              .readDegrees(layout, shard, degree -> degrees[layout.node(shard, row[0]++)] = degree);
        });
    return degrees;
  }

  /**
   * Reads the whole graph.
   *
   * @throws UncheckedIOException if a file cannot be read or is not what was written
   */
  public CompactGraph read() {
    return read(IntChunks.SHIFT);
  }

  /** The same in pieces of 2^{@code shift} entries. */
  CompactGraph read(int shift) {
    long[] offsets = new long[layout.nodes() + 1];
    int[] degrees = degrees();
    for (int node = 0; node < layout.nodes(); node++) {
      offsets[node + 1] = offsets[node] + degrees[node];
    }
    long size = offsets[layout.nodes()];
    IntChunks neighbours = IntChunks.ofLength(size, shift);
    FloatChunks weights = weighted ? FloatChunks.ofLength(size, shift) : null;
    forEachShard(
        shard -> {
          EntryPlaces places = new EntryPlaces(layout, shard, offsets);
          EntryPlaces weightPlaces = new EntryPlaces(layout, shard, offsets);
          file(shard)
              .readEntries(
                  layout,
                  shard,
                  places.count(),
                  neighbour -> neighbours.set(places.next(), neighbour),
                  weights == null
                      ? null
                      : bits -> weights.set(weightPlaces.next(), Float.intBitsToFloat(bits)));
        });
    return new CompactGraph(offsets, neighbours, weights, layout.directed());
  }

  /** Deletes the files. */
  public void delete() {
    try {
      Path path = new Path(directory);
      path.getFileSystem(hadoop.value()).delete(path, true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void writeShard(GraphShard shard) throws IOException {
    file(shard.shard()).write(shard);
  }

  private ShardFile file(int shard) throws IOException {
    Configuration configuration = hadoop.value();
    Path path = new Path(directory, "shard-%05d".formatted(shard));
    FileSystem fs = path.getFileSystem(configuration);
    return new ShardFile(fs, path);
  }

  private void forEachShard(ShardAction action) {
    IntStream.range(0, layout.shards())
        .parallel()
        .forEach(
            shard -> {
              try {
                action.run(shard);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  private interface ShardAction {
    void run(int shard) throws IOException;
  }
}
