package io.stride.jobs.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Which process on which machine.
 *
 * @param host the machine's name, for people
 * @param machine tells machines and containers apart, whatever their names: boot id and process
 *     namespace where the system has them
 * @param pid process id within {@code machine}
 * @param started milliseconds since 1970 at which the process began, 0 if unknown; a process id can
 *     be given again
 */
record ProcessIdentity(String host, String machine, long pid, long started) {
  private static final Duration START_TOLERANCE = Duration.ofSeconds(1);

  /** This process. */
  static ProcessIdentity current() {
    ProcessHandle self = ProcessHandle.current();
    String host = hostName();
    return new ProcessIdentity(host, machine(host), self.pid(), startMillis(self));
  }

  /** Whether this process ended, as far as {@code observer} on the same machine can know. */
  boolean surelyGone(ProcessIdentity observer) {
    if (!machine.equals(observer.machine)) {
      return false;
    }
    Optional<ProcessHandle> handle = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
    return handle.map(this::isAnother).orElse(true);
  }

  private boolean isAnother(ProcessHandle process) {
    long actual = startMillis(process);
    return started != 0 && actual != 0 && Math.abs(actual - started) > START_TOLERANCE.toMillis();
  }

  private static long startMillis(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown-host";
    }
  }

  private static String machine(String host) {
    try {
      String boot = Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
      return boot + "/" + Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
    } catch (IOException | UnsupportedOperationException e) {
      return host;
    }
  }
}
