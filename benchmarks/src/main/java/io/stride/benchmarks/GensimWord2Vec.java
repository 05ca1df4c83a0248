package io.stride.benchmarks;

import io.stride.jobs.embed.PipelineSettings;
import io.stride.walk.graph.CompactGraph;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * gensim's skip-gram with negative sampling on the walks that the product draws, one thread: window
 * 10, five negatives, one epoch, every node counts.
 *
 * @param python an interpreter that has gensim
 */
record GensimWord2Vec(String python) {
  private static final int WINDOW = 10;
  private static final int NEGATIVES = 5;

  /**
   * Vectors by node, of as many numbers as {@code model.latent}.
   *
   * @throws IllegalArgumentException if {@code python} has no gensim
   */
  float[][] train(CompactGraph graph, PipelineSettings settings) {
    try {
      Path folder = Files.createTempDirectory("gensim");
      Path walks = folder.resolve("walks.txt");
      Path learnt = folder.resolve("vectors.txt");
      try {
        WalkFile.write(walks, graph, settings.walks());
        if (PythonScript.run(
                python, "skip_gram.py", walks, settings.vectorSize(), WINDOW, NEGATIVES, 1, learnt)
            .isEmpty()) {
          throw new IllegalArgumentException(python + " has no gensim");
        }
        return read(learnt, graph.nodeCount(), settings.vectorSize());
      } finally {
        Files.deleteIfExists(walks);
        Files.deleteIfExists(learnt);
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Lines of a node and its numbers, after one of their counts: word2vec's own format. */
  private static float[][] read(Path file, int nodes, int size) throws IOException {
    float[][] vectors = new float[nodes][size];
    try (Stream<String> lines = Files.lines(file)) {
      lines
          .skip(1)
          .map(line -> line.strip().split(" ", -1))
          .forEach(
              fields -> {
                float[] vector = vectors[Integer.parseInt(fields[0])];
                for (int i = 0; i < size; i++) {
                  vector[i] = Float.parseFloat(fields[i + 1]);
                }
              });
    }
    return vectors;
  }
}
