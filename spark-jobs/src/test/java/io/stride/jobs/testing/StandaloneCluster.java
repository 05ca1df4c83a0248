package io.stride.jobs.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Spark's own cluster on this machine: a master and a worker in JVMs of their own, with the classes
 * of the test.
 */
public final class StandaloneCluster implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";

  private final Path home;
  private final int port;
  private final List<Process> processes = new ArrayList<>();

  private StandaloneCluster(Path home, int port) {
    this.home = home;
    this.port = port;
  }

  /**
   * Starts a cluster with one worker. Executors that come before it simply wait.
   *
   * @param directory for logs and work directories; empty
   * @param cores of the worker
   * @param workerSettings Spark's settings of the worker
   * @param path what comes first on the worker's PATH
   */
  public static StandaloneCluster start(
      Path directory, int cores, Map<String, String> workerSettings, Path path) throws IOException {
    // What the worker takes for an installation of Spark; classes come with the class path.
    Files.createDirectories(directory.resolve("jars"));
    StandaloneCluster cluster = new StandaloneCluster(directory, freePort());
    try {
      cluster.startMaster();
      cluster.startWorker(cores, workerSettings, path);
      return cluster;
    } catch (IOException e) {
      cluster.close();
      throw e;
    }
  }

  /** The URL for spark.master. */
  public String master() {
    return "spark://" + LOOPBACK + ":" + port;
  }

  /**
   * Starts a program that is a driver of this cluster.
   *
   * @param settings Spark's, beside the master and the class path
   * @param errors takes its stderr
   */
  public Process drive(
      Class<?> main, Map<String, String> settings, Path errors, String... arguments)
      throws IOException {
    List<String> command = java(settings);
    command.addAll(
        List.of(
            "-Dspark.master=" + master(),
            "-Dspark.ui.enabled=false",
            "-Dspark.driver.host=" + LOOPBACK,
            "-Dspark.driver.bindAddress=" + LOOPBACK,
            "-Dspark.sql.shuffle.partitions=2",
            "-Dspark.executor.extraClassPath=" + System.getProperty("java.class.path"),
            main.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectInput(new File("/dev/null"))
        .redirectError(errors.toFile())
        .start();
  }

  /** What master and worker have logged, to explain a failure. */
  public String logs() {
    try {
      return Files.readString(home.resolve("master.log"), UTF_8)
          + Files.readString(home.resolve("worker.log"), UTF_8);
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** Ends worker and master; the worker ends its executors. */
  @Override
  public void close() {
    for (int i = processes.size() - 1; i >= 0; i--) {
      Process process = processes.get(i);
      process.destroy();
      try {
        process.waitFor();
      } catch (InterruptedException e) {
        process.destroyForcibly();
        Thread.currentThread().interrupt();
      }
    }
  }

  private void startMaster() throws IOException {
    List<String> command = java(Map.of());
    command.add("org.apache.spark.deploy.master.Master");
    command.addAll(List.of("--host", LOOPBACK, "--port", "" + port, "--webui-port", "0"));
    processes.add(builder(command, "master.log").start());
  }

  private void startWorker(int cores, Map<String, String> settings, Path path) throws IOException {
    List<String> command = java(settings);
    command.add("org.apache.spark.deploy.worker.Worker");
    command.addAll(List.of("--host", LOOPBACK, "--webui-port", "0", "--memory", "4g"));
    command.addAll(List.of("--cores", "" + cores, "--work-dir", home.resolve("work").toString()));
    command.add(master());
    ProcessBuilder builder = builder(command, "worker.log");
    builder.environment().merge("PATH", path.toString(), (old, mine) -> mine + ":" + old);
    processes.add(builder.start());
  }

  private ProcessBuilder builder(List<String> command, String log) {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(home.resolve(log).toFile());
    builder.environment().put("SPARK_HOME", home.toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.12");
    return builder;
  }

  private static List<String> java(Map<String, String> settings) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> option.startsWith("--add-opens") || option.contains("reflect"))
        .forEach(command::add);
    command.addAll(List.of("-Xmx512m", "-cp", System.getProperty("java.class.path")));
    settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
    return command;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
