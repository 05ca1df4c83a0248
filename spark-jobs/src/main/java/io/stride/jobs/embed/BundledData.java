package io.stride.jobs.embed;

import io.stride.walk.error.InvalidSettingException;
import java.io.File;

/** The sample graphs in the folder {@code data} beside {@code submit.sh}. */
public final class BundledData {
  private BundledData() {}

  /**
   * The edges of Cora, a citation graph of 2,708 papers.
   *
   * @throws InvalidSettingException if the program wasn't started by {@code submit.sh} and no
   *     environment variable STRIDE_HOME says where its folder is
   */
  public static String cora() {
    String home = System.getenv("STRIDE_HOME");
    if (home == null || home.isBlank()) {
      throw new InvalidSettingException(
          "input.path is empty and STRIDE_HOME does not say where the bundled graph is; give"
              + " --input PATH");
    }
    return new File(home, "data/cora/edges.tsv").toURI().toString();
  }
}
