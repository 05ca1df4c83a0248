#!/usr/bin/env bash
# ./submit.sh [spark-submit options] JOB [job options]     (./submit.sh --help tells more)
#
# Finds a Spark, builds Stride's jar when it is missing or older than its sources, and becomes
# spark-submit, so that signals and exit codes are the program's own.
set -euo pipefail

root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)
main_class=io.stride.jobs.cli.StrideCommand
# Modules that end up in the jar.
modules=(walk-generator lstm-trainer spark-jobs)
debian='On Debian: apt-get install openjdk-17-jdk-headless maven'
# spark-submit's options (3.5) with a value and without.
valued=' --archives --class --conf -c --deploy-mode --driver-class-path --driver-cores
 --driver-java-options --driver-library-path --driver-memory --exclude-packages --executor-cores
 --executor-memory --files --jars --keytab --kill --master --name --num-executors --packages
 --principal --properties-file --proxy-user --py-files --queue --remote --repositories --status
 --total-executor-cores '
flags=' --supervise --usage-error --verbose -v --version '

# What is read from the command line and passed on.
spark_options=() # the user's, before JOB
job=()           # JOB and everything after it
defaults=()      # ours, where the user has said nothing
action=          # --kill, --status or --version: spark-submit does something else than run a job
properties_file=
declare -A given=() # Spark's keys that the user has set, by option or file

say() { printf 'submit.sh: %s\n' "$*" >&2; }
# die CODE MESSAGE; 2: bad arguments or configuration, 4: failed.
die() {
  say "${@:2}"
  exit "$1"
}

usage() {
  cat <<'USAGE'
Usage: ./submit.sh [spark-submit options] JOB [job options]

Jobs: embed            edges to one vector per node, in Parquet
      walks            edges to node2vec walks, in Parquet
      train            edges to a trained model
      encode           a trained model and edges to vectors, of all nodes or of new ones
      classify         how well the vectors predict node labels
      link-prediction  how well vectors of a graph predict its held-out edges
      tune             which settings suit a graph, without labels
      estimate         memory and disk that a graph will take, and what to ask of a cluster
./submit.sh JOB --help shows a job's options; ./submit.sh embed embeds the bundled Cora graph.

Spark: $SPARK_HOME, else spark-submit on the PATH, else an embedded Spark that Maven brings (once,
about 270 MB in .embedded-spark/). The master is local[*] unless an option, a properties file or
$MASTER says otherwise; with a local master, memory and the like follow the machine
(conf/local/defaults.sh), on a cluster the native memory of executors (conf/cluster/defaults.sh).
For GPUs see conf/standalone/gpu.conf, conf/yarn/gpu.conf and conf/kubernetes/gpu.conf. Any option
of spark-submit can be given before JOB.

Environment:
  STRIDE_JAR             use this jar (path or URI); never build one
  STRIDE_MAVEN_OPTIONS   options for every call of Maven, e.g. -Dmaven.repo.local=/data/m2
  JAVA_HOME, SPARK_HOME, SPARK_CONF_DIR, SPARK_DRIVER_MEMORY, HADOOP_CONF_DIR as in Spark

Exit code: 0 done, 2 bad arguments or configuration, 3 bad input data, 4 failed, 75 locked by another
run. With --deploy-mode cluster it is spark-submit's, which on some cluster managers is 0 even when
the job has failed.
USAGE
}

# note OPTION VALUE: remembers what the user has set, under Spark's key.
note() {
  case $1 in
    --master | --remote) given[spark.master]=$2 ;;
    --driver-memory) given[spark.driver.memory]=$2 ;;
    --executor-memory) given[spark.executor.memory]=$2 ;;
    --driver-java-options) given[spark.driver.extraJavaOptions]=$2 ;;
    --properties-file) properties_file=$2 ;;
    --kill | --status | --version) action=$1 ;;
    --class) die 2 "--class can't be set: JOB says what runs" ;;
    --conf | -c)
      [[ $2 == *=* ]] || die 2 "$1 was '$2', must be KEY=VALUE"
      given[${2%%=*}]=${2#*=}
      ;;
  esac
}

parse() {
  while (($#)); do
    case $1 in
      -h | --help)
        usage
        exit 0
        ;;
      --?*=*)
        [[ $valued == *" ${1%%=*}"[[:space:]]* ]] || refuse "${1%%=*}"
        note "${1%%=*}" "${1#*=}"
        spark_options+=("$1")
        ;;
      -*)
        if [[ $flags == *" $1 "* ]]; then
          note "$1" ''
          spark_options+=("$1")
        elif [[ $valued == *" $1"[[:space:]]* ]]; then
          (($# > 1)) || die 2 "$1 needs a value"
          note "$1" "$2"
          spark_options+=("$1" "$2")
          shift
        else
          refuse "$1"
        fi
        ;;
      *)
        job=("$@")
        return
        ;;
    esac
    shift
  done
}

refuse() {
  die 2 "$1 is no option of spark-submit; a job's options come after JOB (./submit.sh --help)"
}

# Spark's own rule: --properties-file, else spark-defaults.conf; options win over both.
read_properties() {
  local file=${properties_file:-${SPARK_CONF_DIR:-$spark_home/conf}/spark-defaults.conf} line
  [[ -r $file ]] || return 0
  while IFS= read -r line || [[ -n $line ]]; do
    if [[ $line =~ ^[[:space:]]*([^[:space:]=:#!]+)[[:space:]]*[=:]?[[:space:]]*(.*[^[:space:]]) ]]; then
      [[ -n ${given[${BASH_REMATCH[1]}]+set} ]] || given[${BASH_REMATCH[1]}]=${BASH_REMATCH[2]}
    fi
  done <"$file"
}

check_java() {
  local java=${JAVA_HOME:+$JAVA_HOME/bin/}java version
  command -v "$java" >/dev/null || die 4 "Java 17 is needed, $java was not found. $debian"
  version=$("$java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p')
  [[ $version == 17 ]] || die 4 "Java 17 is needed, $java is ${version:-of an unknown version}. $debian"
}

check_maven() {
  local java=${JAVA_HOME:+$JAVA_HOME/bin/}java
  command -v mvn >/dev/null || die 4 "Maven is needed to $1, mvn was not found. $debian"
  [[ -x $(dirname "$(readlink -f "$(command -v "$java")")")/javac ]] ||
    die 4 "a JDK is needed to $1, $java has no javac beside it. $debian"
}

# with_lock FUNCTION: one at a time among all runs of this repository. Maven inherits the lock, so a
# build that outlives a killed submit.sh keeps others out until it ends.
with_lock() {
  if ! mkdir -p "$root/target" 2>/dev/null || [[ ! -w $root/target ]]; then
    die 4 "something must be built first, but $root/target can't be written"
  fi
  (
    flock -n 9 || {
      say 'waiting for another run of submit.sh to finish its build'
      flock 9
    }
    "$@"
  ) 9>"$root/target/submit.lock"
}

# Sets spark_home and spark_submit, and says which Spark it is.
choose_spark() {
  local core whose version
  if [[ -n ${SPARK_HOME:-} ]]; then
    whose=SPARK_HOME spark_home=$SPARK_HOME
    [[ -x $spark_home/bin/spark-submit ]] ||
      die 2 "SPARK_HOME is $SPARK_HOME, which has no bin/spark-submit. Correct it, or unset it to use another Spark"
    spark_submit=$spark_home/bin/spark-submit
  elif spark_submit=$(command -v spark-submit); then
    whose='on the PATH'
    spark_home=$(dirname "$(dirname "$(readlink -f "$spark_submit")")")
  else
    whose=embedded
    embedded_spark
  fi
  for core in "$spark_home"/jars/spark-core_*.jar; do
    [[ -e $core ]] || continue
    version=${core##*/spark-core_} # scala-spark.jar
    version=${version%.jar}
    say "Spark ${version#*-} ($whose: $spark_home)"
    [[ $version == 2.12-3.5.* ]] ||
      say "warning: Stride is built for Spark 3.5 with Scala 2.12; this is Spark ${version#*-} with Scala ${version%%-*}, jobs may fail"
    return
  done
  say "Spark of unknown version ($whose: $spark_home)"
}

embedded_spark() {
  local version
  version=$(sed -n 's:.*<spark.version>\(.*\)</spark.version>.*:\1:p' "$root/pom.xml")
  spark_home=$root/.embedded-spark/$version
  spark_submit=$spark_home/bin/spark-submit
  embedded_is_current || with_lock assemble_spark || exit
  export SPARK_HOME=$spark_home
}

embedded_is_current() {
  local from=$root/conf/local/embedded-spark
  [[ -f $spark_home/ORIGIN ]] &&
    [[ $(<"$spark_home/ORIGIN") == "$(cat "$from/pom.xml" "$from"/bin/* "$from"/conf/* | cksum)" ]]
}

assemble_spark() {
  local begun=$SECONDS
  embedded_is_current && return # another run has done it meanwhile
  check_maven 'bring the embedded Spark'
  say "bringing Spark ${spark_home##*/} into $spark_home (once)"
  "$root/conf/local/embedded-spark/assemble.sh" "$spark_home" ||
    die 4 "Spark could not be assembled; Maven's messages are above"
  say "assembled in $((SECONDS - begun)) s"
}

jar=${STRIDE_JAR:-$root/spark-jobs/target/stride-assembly.jar}

# Complete (a zip ends with its directory's end record; a killed build's doesn't), and not older
# than anything it is made of.
jar_is_current() {
  local sources=("$root/pom.xml" "$root/conf/reference.conf") module
  for module in "${modules[@]}"; do
    sources+=("$root/$module/pom.xml" "$root/$module/src/main")
  done
  [[ -f $jar ]] &&
    [[ $(tail -c 22 "$jar" | head -c 4 | od -An -tx1) == ' 50 4b 05 06' ]] &&
    [[ -z $(find "${sources[@]}" -newer "$jar" -print -quit 2>/dev/null) ]]
}

build_jar() {
  local maven_options started begun=$SECONDS
  jar_is_current && return # another run has done it meanwhile
  check_maven "build Stride's jar"
  read -r -a maven_options <<<"${STRIDE_MAVEN_OPTIONS:-}"
  say "building $jar"
  started=$(date +%s.%N)
  # A job that still runs keeps the deleted file; a failed build leaves none that is out of date.
  rm -f "$jar"
  mvn -q -B -ntp -f "$root/pom.xml" -pl spark-jobs -am ${maven_options[@]+"${maven_options[@]}"} \
    -DskipTests -Dspotless.check.skip -Djacoco.skip package </dev/null >&2 ||
    die 4 "Stride could not be built; Maven's messages are above"
  # What was edited during the build is newer than the jar.
  touch -d "@$started" "$jar"
  say "built in $((SECONDS - begun)) s"
}

main() {
  parse "$@"
  if ((${#job[@]} == 0)) && [[ -z $action ]]; then
    usage >&2
    exit 2
  fi
  check_java
  choose_spark
  [[ -z $action ]] || exec "$spark_submit" "${spark_options[@]}"
  [[ -n ${STRIDE_JAR:-} ]] || jar_is_current || with_lock build_jar || exit
  read_properties
  # shellcheck source=conf/local/defaults.sh
  source "$root/conf/local/defaults.sh"
  local master=${given[spark.master]:-${MASTER:-}}
  if [[ -z $master ]]; then
    master='local[*]'
    defaults+=(--master "$master")
  fi
  # shellcheck source=conf/cluster/defaults.sh
  source "$root/conf/cluster/defaults.sh"
  case $master in
    local | local\[*) local_defaults "$master" ;;
    *) cluster_defaults "$master" ;;
  esac
  # An external Spark without logging settings of its own would print every step it takes.
  if [[ -z ${LOG4J_CONFIGURATION_FILE:-} && ! -e ${SPARK_CONF_DIR:-$spark_home/conf}/log4j2.properties ]]; then
    export LOG4J_CONFIGURATION_FILE=$root/conf/local/embedded-spark/conf/log4j2.properties
  fi
  # Every task uses one thread for linear algebra: as many tasks as cores run side by side.
  export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
  default_conf spark.executorEnv.OMP_NUM_THREADS 1
  default_conf spark.executorEnv.OPENBLAS_NUM_THREADS 1
  # The driver is given no GPU, so with a jar for CUDA it computes on the CPU, too.
  export BACKEND_PRIORITY_CPU=${BACKEND_PRIORITY_CPU:-1000}
  # Where the bundled data is. An environment variable needs no quoting, whatever the path.
  export STRIDE_HOME=$root
  exec "$spark_submit" ${spark_options[@]+"${spark_options[@]}"} "${defaults[@]}" \
    --class "$main_class" "$jar" "${job[@]}"
}

main "$@"
