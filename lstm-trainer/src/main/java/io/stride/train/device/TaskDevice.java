package io.stride.train.device;

import io.stride.train.model.ComputeBackend;
import io.stride.walk.error.InvalidSettingException;
import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.TaskContext;
import org.apache.spark.resource.ResourceInformation;

/**
 * What a task computes on.
 *
 * @param gpu whether on a GPU
 * @param address the GPU's address on its machine, as Spark gave it; empty on the CPU
 */
public record TaskDevice(boolean gpu, String address) implements Serializable {
  /** The CPU. */
  public static final TaskDevice CPU = new TaskDevice(false, "");

  /**
   * Ties the calling task's thread to its device. Called once at a task's beginning, before it
   * makes a network; outside of a task, and where nothing was announced, it is the CPU.
   *
   * @throws InvalidSettingException if the task can't have what was decided
   * @throws NativeMemoryException if there is too little memory outside of the heap to load ND4J
   */
  public static TaskDevice claim() {
    TaskContext task = TaskContext.get();
    String announced = task == null ? null : task.getLocalProperty(DeviceChoice.PROPERTY);
    if (announced == null) {
      return CPU;
    }
    boolean cuda = NativeMemoryException.guard(ComputeBackend::onGpu);
    return claim(Placement.valueOf(announced), addressOf(task), cuda);
  }

  /**
   * Does a task's work on its device.
   *
   * @throws InvalidSettingException if the task can't have what was decided
   * @throws NativeMemoryException if the work took too much memory outside of the heap
   */
  public static <T> T compute(Supplier<T> work) {
    claim();
    return NativeMemoryException.guard(work);
  }

  private static TaskDevice claim(Placement placement, Optional<String> address, boolean cuda) {
    if (placement == Placement.CPU || address.isEmpty()) {
      requireCpu(cuda);
      requirePossible(placement, "Spark gave this task no GPU");
      return CPU;
    }
    if (!cuda) {
      requirePossible(placement, "CUDA found no device: check the driver and CUDA 11.6");
      return CPU;
    }
    ComputeBackend.useDevice(VisibleDevices.ofProcess().number(address.get()));
    return new TaskDevice(true, address.get());
  }

  /** The address of the first GPU that Spark gave the running task. */
  public static Optional<String> addressOf(TaskContext task) {
    Map<String, ResourceInformation> resources = task.resourcesJMap();
    ResourceInformation gpus = resources.get("gpu");
    return gpus == null || gpus.addresses().length == 0
        ? Optional.empty()
        : Optional.of(gpus.addresses()[0]);
  }

  private static void requirePossible(Placement placement, String reason) {
    InvalidSettingException.require(
        placement != Placement.GPU_REQUIRED, "device", "gpu", "auto or cpu here", reason);
  }

  /** ND4J takes a GPU where it sees one, also one that is another's. */
  private static void requireCpu(boolean cuda) {
    if (cuda) {
      throw new InvalidSettingException(
          "the task has no GPU, but ND4J has taken one that it saw: set --conf"
              + " spark.executorEnv.BACKEND_PRIORITY_CPU=1000, as submit.sh does");
    }
  }

  /** {@code cpu}, or {@code gpu} and the address. */
  @Override
  public String toString() {
    return gpu ? "gpu " + address : "cpu";
  }
}
