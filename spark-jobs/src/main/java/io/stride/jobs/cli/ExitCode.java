package io.stride.jobs.cli;

/** What the process tells its caller, from a terminal as from a scheduler. */
public enum ExitCode {
  /** Done, or nothing to do because the run is complete already. */
  DONE(0),
  /** A wrong argument or setting; trying again is useless. */
  BAD_SETTING(2),
  /** Input data that cannot be used. */
  BAD_INPUT(3),
  /** Failed while running. */
  FAILED(4),
  /** Another process works on the same run; try again later (EX_TEMPFAIL of sysexits). */
  LOCKED(75);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  /** The process's exit status. */
  public int code() {
    return code;
  }
}
