package io.stride.jobs.embed;

import io.stride.jobs.config.StrideConfig;
import io.stride.walk.error.InvalidSettingException;
import io.stride.walk.graph.EdgeFormat;
import java.io.File;

/** The sample graphs in the folder {@code data} beside {@code submit.sh}. */
public final class BundledData {
  private BundledData() {}

  /**
   * Whether settings that name no input mean the bundled graph. Sources that need no path, such as
   * databases, are meant when they are named.
   */
  public static boolean meant(StrideConfig config) {
    EdgeFormat format = new EdgeFormat(config.string("input.format"));
    boolean files = format.needsPath() && !format.equals(EdgeFormat.TABLE);
    boolean named = !config.string("input.path").isEmpty();
    return files && !named && config.options("input.options").isEmpty();
  }

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
