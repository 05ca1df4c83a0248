package io.stride.train.device;

import io.stride.walk.error.InvalidSettingException;
import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * What tasks really compute on, asked of as many as will train side by side.
 *
 * @param tasks number of tasks by device: {@code cpu}, or a GPU with its executor
 */
public record DevicesUsed(Map<String, Integer> tasks) {
  /** Copies the map, sorted. */
  public DevicesUsed {
    tasks = Collections.unmodifiableMap(new TreeMap<>(tasks));
  }

  /**
   * Asks {@code count} tasks, which also loads the native libraries.
   *
   * @throws InvalidSettingException if a task can't have the device that was decided on
   */
  public static DevicesUsed probe(JavaSparkContext context, int count) {
    List<Integer> numbers = IntStream.range(0, count).boxed().toList();
    List<Answer> answers =
        context.parallelize(numbers, count).map(number -> Answer.ofTask()).collect();
    answers.stream()
        .filter(answer -> answer.problem != null)
        .findFirst()
        .ifPresent(
            answer -> {
              throw new InvalidSettingException(answer.problem);
            });
    return new DevicesUsed(
        answers.stream().collect(Collectors.toMap(Answer::device, answer -> 1, Integer::sum)));
  }

  /** {@code cpu}, {@code gpu}, or {@code cpu and gpu}. */
  public String kind() {
    return tasks.keySet().stream()
        .map(device -> device.substring(0, "cpu".length()))
        .distinct()
        .collect(Collectors.joining(" and "));
  }

  /** For people: {@code 2 tasks: cpu}. */
  public String text() {
    return tasks.entrySet().stream()
        .map(
            entry ->
                "%d %s: %s"
                    .formatted(
                        entry.getValue(), entry.getValue() == 1 ? "task" : "tasks", entry.getKey()))
        .collect(Collectors.joining(", "));
  }

  /** A problem is told, not thrown: Spark would try the task again and wrap what was thrown. */
  private record Answer(String device, String problem) implements Serializable {
    static Answer ofTask() {
      try {
        TaskDevice device = TaskDevice.claim();
        String name = device.toString();
        String executor = SparkEnv.get().executorId();
        return new Answer(device.gpu() ? name + " of executor " + executor : name, null);
      } catch (InvalidSettingException e) {
        return new Answer(null, e.getMessage());
      }
    }
  }
}
