package io.stride.train.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings as people write them; the columns are spark.master and, of GPUs and cores, amounts. */
class GpuRequestTest {
  private static final String SCRIPT = "spark.executor.resource.gpu.discoveryScript";

  @ParameterizedTest
  @CsvSource({
    "spark://h:7077, 1,   1, 1, 1",
    "spark://h:7077, 2,   1, 2, 1",
    "spark://h:7077, 2,   1, 8, 4",
    "spark://h:7077, 2,   1, 4, 4",
    "yarn,           1,   1, 4, 4",
    "yarn,           1,   1,  , 1",
    "k8s://h,        1,   1,  , 1",
    "'local-cluster[2,1,1024]', 1, 1, 1, 1"
  })
  void oneTaskPerGpu(String master, String executor, String task, String cores, String cpus) {
    assertThat(request(master, executor, task, cores, cpus).problem()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "spark://h:7077,  ,    , 4, 1, spark.task.resource.gpu.amount=1 and spark.executor.res",
    "spark://h:7077,  ,    , 4, 1, see conf/standalone/gpu.conf",
    "yarn,            ,    , 4, 1, see conf/yarn/gpu.conf",
    "k8s://h,         ,    , 4, 1, see conf/kubernetes/gpu.conf",
    "local[4],        ,    ,  , 1, a local master has none to give",
    "spark://h:7077, 1,    , 1, 1, 'amount=1: set spark.task.resource.gpu.amount=1'",
    "yarn,           4,   0, 4, 1, 'amount=4: set spark.task.resource.gpu.amount=1'",
    "spark://h:7077, 1, 0.5, 2, 1, 'amount was 0.5, several tasks would share a GPU: set it to 1'",
    "yarn,           2,   2, 1, 1, 'amount was 2, a task uses no more than one: set it to 1'",
    "spark://h:7077, 1,   1, 4, 1, 'set spark.task.cpus=4, or spark.executor.cores=1'",
    "yarn,           2,   1, 5, 1, 'set spark.task.cpus=3, or spark.executor.cores=2'",
    "yarn,           2,   1, 6, 2, 'set spark.task.cpus=3, or spark.executor.cores=4'",
    "spark://h:7077, 2,   1,  , 3, set spark.executor.cores=6"
  })
  void anythingElseNamesWhatToSet(
      String master, String executor, String task, String cores, String cpus, String advice) {
    assertThat(request(master, executor, task, cores, cpus).problem())
        .get()
        .asString()
        .contains(advice);
  }

  /** The advice for too many slots is itself accepted. */
  @ParameterizedTest
  @CsvSource({"1,4,1", "2,5,1", "3,16,2", "4,30,1", "8,100,3"})
  void theAdviceIsAccepted(String gpus, int cores, int cpus) {
    String advice = request("yarn", gpus, "1", "" + cores, "" + cpus).problem().orElseThrow();
    String cpusWanted = advice.replaceAll(".*set spark.task.cpus=(\\d+).*", "$1");
    String coresWanted = advice.replaceAll(".*spark.executor.cores=(\\d+)$", "$1");
    assertThat(request("yarn", gpus, "1", "" + cores, cpusWanted).problem()).isEmpty();
    assertThat(request("yarn", gpus, "1", coresWanted, "" + cpus).problem()).isEmpty();
  }

  @Test
  void executorsMustKnowHowToFindTheirGpus() {
    SparkConf conf = conf("yarn", "1", "1", "1", "1").remove(SCRIPT);
    assertThat(GpuRequest.of(conf).problem()).get().asString().contains("set " + SCRIPT);
    conf.set("spark.master", "spark://h:7077");
    assertThat(GpuRequest.of(conf).problem()).as("a worker finds them").isEmpty();
  }

  @Test
  void kubernetesMustKnowWhoseGpus() {
    SparkConf conf = conf("k8s://h", "1", "1", "1", "1");
    conf.remove("spark.executor.resource.gpu.vendor");
    assertThat(GpuRequest.of(conf).problem()).get().asString().contains("gpu.vendor=nvidia.com");
  }

  private static GpuRequest request(
      String master, String executor, String task, String cores, String cpus) {
    return GpuRequest.of(conf(master, executor, task, cores, cpus));
  }

  private static SparkConf conf(
      String master, String executor, String task, String cores, String cpus) {
    SparkConf conf =
        new SparkConf(false)
            .set("spark.master", master)
            .set("spark.task.cpus", cpus)
            .set(SCRIPT, "/opt/stride/discover.sh")
            .set("spark.executor.resource.gpu.vendor", "nvidia.com");
    set(conf, "spark.executor.resource.gpu.amount", executor);
    set(conf, "spark.task.resource.gpu.amount", task);
    set(conf, "spark.executor.cores", cores);
    return conf;
  }

  private static void set(SparkConf conf, String key, String value) {
    if (value != null) {
      conf.set(key, value);
    }
  }
}
