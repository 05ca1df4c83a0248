package io.stride.train.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stride.train.model.ComputeBackend;
import io.stride.walk.error.InvalidSettingException;
import io.stride.walk.testing.LocalSpark;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeviceChoiceTest {
  private static final GpuRequest NONE = request(0, 0, 4);
  private static final GpuRequest ONE_EACH = request(1, 1, 1);
  private static final GpuRequest SHARED = request(0.5, 1, 2);
  private static final GpuRequest NOT_FOR_TASKS = request(0, 1, 4);

  private final JavaSparkContext context =
      JavaSparkContext.fromSparkContext(LocalSpark.session().sparkContext());

  @AfterEach
  void forget() {
    context.setLocalProperty(DeviceChoice.PROPERTY, null);
  }

  @Test
  void aPlainCpuBuildWithoutGpusWarnsOfNothing() {
    DeviceChoice choice = DeviceChoice.of(DeviceSetting.AUTO, NONE, false);
    assertThat(choice.placement()).isEqualTo(Placement.CPU);
    assertThat(choice.warning()).isEmpty();
  }

  @Test
  void aCpuBuildWarnsOfGpusThatItLeavesUnused() {
    for (GpuRequest request : new GpuRequest[] {ONE_EACH, SHARED, NOT_FOR_TASKS}) {
      DeviceChoice choice = DeviceChoice.of(DeviceSetting.AUTO, request, false);
      assertThat(choice.placement()).isEqualTo(Placement.CPU);
      assertThat(choice.warning())
          .get()
          .asString()
          .contains("this jar was built for the CPU", "-Dstride.cuda");
    }
  }

  @Test
  void aCudaBuildWithoutGpusFallsBackWithTheReason() {
    DeviceChoice choice = DeviceChoice.of(DeviceSetting.AUTO, NONE, true);
    assertThat(choice.placement()).isEqualTo(Placement.CPU);
    assertThat(choice.warning())
        .get()
        .asString()
        .contains("computing on the CPU: no GPU was given to tasks", "gpu.amount=1");
    assertThat(DeviceChoice.of(DeviceSetting.AUTO, NOT_FOR_TASKS, true).warning()).isPresent();
  }

  @Test
  void aCudaBuildTakesTheGpusThatTasksGet() {
    DeviceChoice auto = DeviceChoice.of(DeviceSetting.AUTO, ONE_EACH, true);
    assertThat(auto.placement()).isEqualTo(Placement.GPU_PREFERRED);
    assertThat(auto.warning()).isEmpty();
    DeviceChoice gpu = DeviceChoice.of(DeviceSetting.GPU, ONE_EACH, true);
    assertThat(gpu.placement()).isEqualTo(Placement.GPU_REQUIRED);
  }

  @Test
  void theCpuIsTheCpu() {
    assertThat(DeviceChoice.of(DeviceSetting.CPU, ONE_EACH, true))
        .isEqualTo(DeviceChoice.of(DeviceSetting.CPU, NONE, false));
  }

  @Test
  void gpuFailsWithTheReason() {
    assertRefused(DeviceSetting.GPU, ONE_EACH, false, "device was gpu", "-Dstride.cuda");
    assertRefused(DeviceSetting.GPU, NONE, true, "device was gpu", "no GPU was given to tasks");
    assertRefused(DeviceSetting.GPU, SHARED, true, "several tasks would share a GPU");
    assertRefused(DeviceSetting.AUTO, SHARED, true, "several tasks would share a GPU");
  }

  @Test
  void tasksThatGetNoGpuSayWhy() {
    new DeviceChoice(Placement.GPU_REQUIRED, Optional.empty()).announce(context);
    assertThatThrownBy(() -> DevicesUsed.probe(context, 2))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("Spark gave this task no GPU");
  }

  @Test
  void tasksTellWhatTheyComputeOn() {
    DeviceChoice.of(DeviceSetting.AUTO, context).announce(context);
    DevicesUsed used = DevicesUsed.probe(context, 3);
    assertThat(used.text()).isEqualTo("3 tasks: cpu");
    assertThat(used.kind()).isEqualTo("cpu");
  }

  @Test
  void theBuildKnowsWhatItIs() {
    assertThat(ComputeBackend.builtForGpu()).isFalse();
    assertThat(ComputeBackend.device()).isEqualTo("cpu");
    assertThat(TaskDevice.claim()).as("outside of a task").isEqualTo(TaskDevice.CPU);
  }

  private static void assertRefused(
      DeviceSetting setting, GpuRequest request, boolean cuda, String... parts) {
    assertThatThrownBy(() -> DeviceChoice.of(setting, request, cuda))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContainingAll(parts);
  }

  private static GpuRequest request(double perTask, long perExecutor, int cores) {
    return new GpuRequest(Manager.STANDALONE, perTask, perExecutor, cores, 1, false, false);
  }
}
