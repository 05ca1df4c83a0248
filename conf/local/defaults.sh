# shellcheck shell=bash
# Sourced by submit.sh: Spark settings for a local master (this machine alone). None of them
# overrides what the user gave as an option, in a properties file or in the environment.
#
# Reads the associative array `given` (Spark's keys that the user has set) and appends to the
# array `defaults` (options of spark-submit).

# default_conf KEY VALUE: unless the user has set KEY.
default_conf() {
  [[ -n ${given[$1]+set} ]] || defaults+=(--conf "$1=$2")
}

# Memory that processes of this session may use, in MiB: what the kernel calls available, or the
# smallest limit of the control groups (containers, systemd) that we are in.
available_mib() {
  local mib limit group file
  mib=$(awk '/^MemAvailable:/ { print int($2 / 1024) }' /proc/meminfo 2>/dev/null) || mib=
  mib=${mib:-2048}
  group=$(sed -n 's/^0:://p' /proc/self/cgroup 2>/dev/null) || group=
  while :; do
    for file in "/sys/fs/cgroup$group/memory.max" /sys/fs/cgroup/memory/memory.limit_in_bytes; do
      limit=$(cat "$file" 2>/dev/null) || continue
      # "max" and version 1's huge number mean: no limit.
      [[ $limit =~ ^[0-9]{1,15}$ ]] && ((limit / 1048576 < mib)) && mib=$((limit / 1048576))
    done
    [[ -n ${group%/} ]] || break
    group=${group%/*}
  done
  echo "$mib"
}

# mib_of SIZE: a JVM size with a unit (900m, 4g) in MiB; nothing if it is written otherwise.
mib_of() {
  local size=${1,,}
  [[ $size =~ ^([0-9]+)([kmgt])b?$ ]] || return 0
  case ${BASH_REMATCH[2]} in
    k) echo $((BASH_REMATCH[1] / 1024)) ;;
    m) echo "${BASH_REMATCH[1]}" ;;
    g) echo $((BASH_REMATCH[1] * 1024)) ;;
    t) echo $((BASH_REMATCH[1] * 1048576)) ;;
  esac
}

# Task slots of a local master: local, local[N], local[*], local[N,failures].
local_slots() {
  if [[ $1 == local ]]; then
    echo 1
  elif [[ $1 =~ ^local\[([0-9]+)[],] ]]; then
    echo "${BASH_REMATCH[1]}"
  else
    nproc
  fi
}

# Heap: half of the available memory, 1 to 16 GiB. ND4J's arrays live outside of the heap: JavaCPP
# may allocate half as much again (maxbytes), and refuses to when the whole process (heap,
# allocations, and 1 GiB for the JVM itself and its libraries) passes maxphysicalbytes. Together
# that is the available memory at most, from 4 GiB up.
local_memory() {
  local heap=${given[spark.driver.memory]:-${SPARK_DRIVER_MEMORY:-}} native
  if [[ -z $heap ]]; then
    heap=$(($(available_mib) / 2))
    heap=$((heap < 1024 ? 1024 : heap > 16384 ? 16384 : heap))m
    defaults+=(--conf "spark.driver.memory=$heap")
  fi
  heap=$(mib_of "$heap")
  # A size without a unit: leave it to JavaCPP, which takes the heap's size for its own.
  [[ -n $heap ]] || return 0
  native=$((heap / 2 < 1024 ? 1024 : heap / 2))
  java_options+=" -Dorg.bytedeco.javacpp.maxbytes=${native}m \
-Dorg.bytedeco.javacpp.maxphysicalbytes=$((heap + native + 1024))m"
}

# local_defaults MASTER
local_defaults() {
  # The parallel collector: whole arrays of parameters come and go with each round, which cost the
  # default collector (G1) a seventh of a short run. The user's own choice of a collector stays.
  local java_options=
  local users="${given[spark.driver.extraJavaOptions]:-} ${given[spark.driver.defaultJavaOptions]:-}"
  [[ $users =~ -XX:\+Use[A-Za-z0-9]+GC ]] || java_options=-XX:+UseParallelGC
  local_memory
  # Spark puts its default options before spark.driver.extraJavaOptions, so the user's come last and
  # win; and before the user's own default options, if there are any.
  java_options+=${given[spark.driver.defaultJavaOptions]:+ ${given[spark.driver.defaultJavaOptions]}}
  [[ -z $java_options ]] || defaults+=(--conf "spark.driver.defaultJavaOptions=${java_options# }")
  # Small data in one process: a task per slot, not Spark's 200.
  default_conf spark.sql.shuffle.partitions "$(local_slots "$1")"
  # No port to clash with another run's, and no progress bar through our own progress.
  default_conf spark.ui.enabled false
  default_conf spark.ui.showConsoleProgress false
  # Machines whose host name resolves to nothing, or to an address that a VPN took away.
  default_conf spark.driver.host localhost
  default_conf spark.driver.bindAddress 127.0.0.1
  export SPARK_LOCAL_IP=${SPARK_LOCAL_IP:-127.0.0.1}
}
