package io.stride.train.device;

import io.stride.train.model.ComputeBackend;
import io.stride.walk.error.InvalidSettingException;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * What a run computes on, decided once on the driver: soft placement as in TensorFlow (Abadi et
 * al., OSDI 2016, 3.2.1), a GPU if there is one for each task, else the CPU. Tasks learn of it by a
 * local property of their job and take their own device with {@link TaskDevice#claim}.
 *
 * @param placement what tasks compute on
 * @param warning why that is not what one might expect, and what to do
 */
public record DeviceChoice(Placement placement, Optional<String> warning) {
  /** The local property that tells tasks the placement. */
  static final String PROPERTY = "stride.device";

  /**
   * Decides for a running Spark and this jar.
   *
   * @throws InvalidSettingException if a GPU is required and there is none, or GPUs were asked of
   *     Spark in a way that doesn't make one task per GPU
   */
  public static DeviceChoice of(DeviceSetting setting, JavaSparkContext context) {
    return of(setting, GpuRequest.of(context.getConf()), ComputeBackend.builtForGpu());
  }

  /**
   * Decides.
   *
   * @param request the GPUs that were asked of Spark
   * @param cuda whether the jar has a CUDA backend
   */
  static DeviceChoice of(DeviceSetting setting, GpuRequest request, boolean cuda) {
    return switch (setting) {
      case CPU -> new DeviceChoice(Placement.CPU, Optional.empty());
      case AUTO -> auto(request, cuda);
      case GPU -> {
        require(cuda, "this jar was built for the CPU: build it with -Dstride.cuda");
        request.problem().ifPresent(problem -> require(false, problem));
        yield new DeviceChoice(Placement.GPU_REQUIRED, Optional.empty());
      }
    };
  }

  private static DeviceChoice auto(GpuRequest request, boolean cuda) {
    if (!cuda) {
      return onCpu(
          request.any()
              ? Optional.of(
                  "GPUs were asked of Spark, but this jar was built for the CPU: build it with"
                      + " -Dstride.cuda, or ask for none")
              : Optional.empty());
    }
    Optional<String> missing = request.missing();
    if (missing.isPresent()) {
      return onCpu(missing);
    }
    request
        .problem()
        .ifPresent(
            problem -> {
              throw new InvalidSettingException(problem + "; device=cpu uses no GPU");
            });
    return new DeviceChoice(Placement.GPU_PREFERRED, Optional.empty());
  }

  private static DeviceChoice onCpu(Optional<String> reason) {
    return new DeviceChoice(Placement.CPU, reason.map(text -> "computing on the CPU: " + text));
  }

  private static void require(boolean valid, String reason) {
    InvalidSettingException.require(valid, "device", "gpu", "auto or cpu here", reason);
  }

  /** Lets the tasks of all jobs that this thread starts from now on know. */
  public void announce(JavaSparkContext context) {
    context.setLocalProperty(PROPERTY, placement.name());
  }
}
