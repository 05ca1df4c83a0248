package io.stride.jobs.cli;

import io.stride.jobs.run.Versions;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints: the program and what it runs on. */
final class StrideVersion implements IVersionProvider {
  @Override
  public String[] getVersion() {
    Versions versions = Versions.current();
    return new String[] {
      "stride " + versions.stride(), "Spark " + versions.spark() + ", Java " + versions.java()
    };
  }
}
