# shellcheck shell=bash
# Sourced by submit.sh: Spark settings for executors on a cluster. None of them overrides what the
# user gave as an option or in a properties file. Uses default_conf and mib_of of
# conf/local/defaults.sh.

# executor_overhead HEAP: MiB of an executor's container beside a heap of so many MiB, as Spark
# reckons them.
executor_overhead() {
  local given_overhead=${given[spark.executor.memoryOverhead]:-} factor
  if [[ -n $given_overhead ]]; then
    # Without a unit it is MiB.
    [[ $given_overhead =~ ^[0-9]+$ ]] && given_overhead+=m
    mib_of "$given_overhead"
    return
  fi
  factor=${given[spark.executor.memoryOverheadFactor]:-${given[spark.kubernetes.memoryOverheadFactor]:-0.1}}
  LC_ALL=C awk -v heap="$1" -v factor="$factor" \
    'BEGIN { overhead = int(heap * factor); print overhead < 384 ? 384 : overhead }'
}

# Containers are killed when they take more than heap and overhead, and nobody learns why. JavaCPP,
# which counts ND4J's arrays in, stops a little before: first it collects garbage, then it fails with
# a message. Its libraries (some 400 MB) are unpacked in the container's own directory, which goes
# when the container goes; the user that it runs as need not have a home.
container_options() {
  local heap overhead
  heap=$(mib_of "${given[spark.executor.memory]:-${SPARK_EXECUTOR_MEMORY:-1g}}")
  overhead=$(executor_overhead "${heap:-0}")
  local options=-Dorg.bytedeco.javacpp.cachedir=javacpp-cache
  # A size without a unit: leave the limits to JavaCPP.
  if [[ -n $heap && -n $overhead ]]; then
    options+=" -Dorg.bytedeco.javacpp.maxbytes=${overhead}m"
    options+=" -Dorg.bytedeco.javacpp.maxphysicalbytes=$(((heap + overhead) * 95 / 100))m"
  fi
  # Spark puts its default options before spark.executor.extraJavaOptions, so the user's come last
  # and win; and before the user's own default options, if there are any.
  defaults+=(--conf "spark.executor.defaultJavaOptions=$options\
${given[spark.executor.defaultJavaOptions]:+ ${given[spark.executor.defaultJavaOptions]}}")
}

# cluster_defaults MASTER
cluster_defaults() {
  case $1 in yarn* | k8s://*) container_options ;; esac
  # A jar for CUDA computes on any GPU that a process sees. Tasks that were given none keep off.
  [[ -n ${given[spark.task.resource.gpu.amount]:-} ]] ||
    default_conf spark.executorEnv.BACKEND_PRIORITY_CPU 1000
}
