package io.stride.jobs.submit;

/**
 * Scripts that stand in for programs which {@code submit.sh} calls, and tell how they were called.
 */
final class Recorders {
  /** {@code spark-submit}: prints its arguments and what it sees; exits with RECORDER_EXIT. */
  static final String SPARK_SUBMIT =
      """
      #!/usr/bin/env bash
      echo "spark=$0"
      printf 'arg=%s\\n' "$@"
      for name in STRIDE_HOME SPARK_HOME OMP_NUM_THREADS OPENBLAS_NUM_THREADS SPARK_LOCAL_IP PWD \\
        BACKEND_PRIORITY_CPU; do
        echo "env.$name=${!name:-}"
      done
      exit "${RECORDER_EXIT:-0}"
      """;

  /**
   * Maven: appends its arguments to MAVEN_CALLS; "builds" an empty jar at MAVEN_JAR, "copies" one
   * jar of Spark; touches MAVEN_EDITS before, as somebody who edits during the build would.
   */
  static final String MAVEN =
      """
      #!/usr/bin/env bash
      echo "$*" >>"$MAVEN_CALLS"
      echo 'Maven speaks on stdout'
      [[ -z ${MAVEN_EXIT:-} ]] || exit "$MAVEN_EXIT"
      for word in "$@"; do
        case $word in
          -DoutputDirectory=*)
            mkdir -p "${word#*=}"
            : >"${word#*=}/spark-core_2.12-3.5.5.jar"
            ;;
          package)
            if [[ -n ${MAVEN_EDITS:-} ]]; then
              read -r -t 0.05 <> <(:) # a build takes longer than a file time's resolution
              touch "$MAVEN_EDITS"
            fi
            mkdir -p "$(dirname "$MAVEN_JAR")"
            { printf 'PK\\005\\006'; head -c 18 /dev/zero; } >"$MAVEN_JAR"
            ;;
        esac
      done
      """;

  /** A java of another version. */
  static final String JAVA_11 =
      """
      #!/usr/bin/env bash
      echo 'openjdk version "11.0.2" 2019-01-15' >&2
      """;

  private Recorders() {}
}
