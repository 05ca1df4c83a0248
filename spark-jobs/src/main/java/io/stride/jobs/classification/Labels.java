package io.stride.jobs.classification;

import io.stride.walk.error.InvalidInputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;

/**
 * The labels of nodes, by node id as text. Held by the driver: some 100 bytes a line.
 *
 * @param byNode per node id its labels, at least one; both in text order
 */
public record Labels(NavigableMap<String, NavigableSet<String>> byNode) {

  /** Takes an unmodifiable view. */
  public Labels {
    byNode = Collections.unmodifiableNavigableMap(byNode);
  }

  /**
   * Reads lines of node and label, parted by a tab, a comma or white space: the first of these that
   * the first such line contains. Lines that are empty or start with {@code #} are skipped; several
   * lines for one node give it several labels, a repeated line counts once.
   *
   * @param path one text file on any Hadoop file system, compressed if its name says so (.gz, ...)
   * @throws InvalidInputException if the file is missing, unreadable, has no line with a label or
   *     one with other than two columns
   */
  public static Labels read(Configuration hadoop, String path) {
    try {
      Path file = new Path(path);
      FileSystem files = file.getFileSystem(hadoop);
      if (!files.exists(file)) {
        throw new InvalidInputException("labels: " + path + " does not exist");
      }
      if (files.getFileStatus(file).isDirectory()) {
        throw new InvalidInputException("labels: " + path + " is a directory, must be a text file");
      }
      CompressionCodec codec = new CompressionCodecFactory(hadoop).getCodec(file);
      InputStream raw = files.open(file);
      try (BufferedReader lines = reader(codec == null ? raw : codec.createInputStream(raw))) {
        return parse(lines, path);
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new InvalidInputException("labels: " + path + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static BufferedReader reader(InputStream stream) {
    return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
  }

  private static Labels parse(BufferedReader lines, String path) throws IOException {
    NavigableMap<String, NavigableSet<String>> byNode = new TreeMap<>();
    Pattern separator = null;
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (line.isBlank() || line.stripLeading().startsWith("#")) {
        continue;
      }
      separator = separator == null ? separatorOf(line) : separator;
      String[] columns = columns(line, separator);
      if (columns.length != 2 || columns[0].isEmpty() || columns[1].isEmpty()) {
        throw new InvalidInputException(
            "labels: line %d of %s has %d column%s, must have two: node and label; several labels of a node stand on several lines"
                .formatted(number, path, filled(columns), filled(columns) == 1 ? "" : "s"));
      }
      byNode.computeIfAbsent(columns[0], node -> new TreeSet<>()).add(columns[1]);
    }
    if (byNode.isEmpty()) {
      throw new InvalidInputException("labels: " + path + " has no line with a node and a label");
    }
    return new Labels(byNode);
  }

  private static Pattern separatorOf(String line) {
    if (line.contains("\t")) {
      return Pattern.compile("\t");
    }
    return Pattern.compile(line.contains(",") ? "," : "\\s+");
  }

  private static String[] columns(String line, Pattern separator) {
    String[] columns = separator.split(line.strip(), -1);
    for (int i = 0; i < columns.length; i++) {
      columns[i] = columns[i].strip();
    }
    return columns;
  }

  private static int filled(String[] columns) {
    int count = 0;
    for (String column : columns) {
      count += column.isEmpty() ? 0 : 1;
    }
    return count;
  }
}
