package io.stride.jobs.vectors;

import io.stride.train.encoding.NodeEmbedding;
import io.stride.walk.graph.IdType;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetOutputFormat;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import scala.Tuple2;

/**
 * A directory of Parquet files with one row per named node, sorted by id within and across files:
 * {@code node} (id as in the input), {@code embedding} array of float, {@code walks} int (how many
 * walks were averaged), {@code status} string. A node without a vector has status {@code isolated},
 * zeros and no walks; one whose vector was made of no walk has status {@code unseen}.
 */
public final class VectorFiles {
  private static final String CODEC = "spark.sql.parquet.compression.codec";

  private final SparkSession spark;
  private final Path directory;

  /**
   * Names the directory; touches nothing yet.
   *
   * @param spark writes the files, in the compression that its SQL would use
   * @param directory where nothing may lie yet
   */
  public VectorFiles(SparkSession spark, Path directory) {
    this.spark = spark;
    this.directory = directory;
  }

  /**
   * The nodes that get a row.
   *
   * @param ids by node number
   * @param idType of the ids
   * @param numbers all numbers are below this
   * @param count how many ids
   */
  public record Nodes(JavaPairRDD<Integer, Object> ids, IdType idType, int numbers, long count) {}

  /**
   * Writes the rows in one Spark job; tasks may fail and be repeated.
   *
   * @param embeddings at most one a node; those of nodes without an id are left out
   * @throws IOException if the file system fails
   */
  public void write(Nodes nodes, JavaRDD<NodeEmbedding> embeddings, VectorTable table)
      throws IOException {
    int size = table.size();
    JavaPairRDD<Integer, Object> vectors =
        embeddings.mapToPair(embedding -> new Tuple2<>(embedding.node(), embedding));
    nodes
        .ids()
        .union(vectors)
        .repartitionAndSortWithinPartitions(
            new NumberRanges(nodes.numbers(), table.filesFor(nodes.count())))
        .mapPartitionsToPair(sorted -> keyed(new NamedVectors(sorted, size)))
        .saveAsNewAPIHadoopFile(
            directory.toString(),
            Void.class,
            VectorRow.class,
            VectorOutputFormat.class,
            configuration(nodes.idType()));
  }

  private static Iterator<Tuple2<Void, VectorRow>> keyed(Iterator<VectorRow> rows) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public Tuple2<Void, VectorRow> next() {
        return new Tuple2<>(null, rows.next());
      }
    };
  }

  private Configuration configuration(IdType idType) {
    Configuration configuration = new Configuration(spark.sparkContext().hadoopConfiguration());
    configuration.set(VectorWriteSupport.ID_TYPE, idType.name());
    String codec = spark.conf().get(CODEC, "snappy").toUpperCase(Locale.ROOT);
    configuration.set(
        ParquetOutputFormat.COMPRESSION,
        CompressionCodecName.valueOf(codec.equals("NONE") ? "UNCOMPRESSED" : codec).name());
    return configuration;
  }

  /**
   * Rows by status, as the files in the directory say.
   *
   * @throws IOException if one of them is not a whole Parquet file
   */
  public Map<VectorStatus, Long> counts() throws IOException {
    Configuration configuration = spark.sparkContext().hadoopConfiguration();
    Map<VectorStatus, Long> counts = new EnumMap<>(VectorStatus.class);
    for (FileStatus file : directory.getFileSystem(configuration).listStatus(directory)) {
      if (file.getPath().getName().endsWith(".parquet")) {
        Map<String, String> metadata = metadata(file, configuration);
        for (VectorStatus status : VectorStatus.values()) {
          counts.merge(status, Long.parseLong(metadata.get(status.key())), Long::sum);
        }
      }
    }
    return counts;
  }

  private static Map<String, String> metadata(FileStatus file, Configuration configuration)
      throws IOException {
    try (ParquetFileReader reader =
        ParquetFileReader.open(HadoopInputFile.fromStatus(file, configuration))) {
      return reader.getFooter().getFileMetaData().getKeyValueMetaData();
    }
  }
}
