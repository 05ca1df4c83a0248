package io.stride.train.kernel;

import java.util.Objects;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * The configuration of a vertex that hands vectors on as they are and, on the way back, adds the
 * gradient of a loss by which vectors of a pair are to be more alike than others of the minibatch:
 * see {@link ContrastiveLoss}. It has no parameters, so networks with and without it have the same.
 */
public final class Contrast extends GraphVertex {
  private static final long serialVersionUID = 1L;

  private final double weight;
  private final double temperature;
  private final double passed;

  /**
   * A vertex of one input.
   *
   * @param weight of that loss, at least 0
   * @param temperature what cosines are divided by, above 0
   * @param passed what the gradient that comes back from above is multiplied by, at least 0
   */
  public Contrast(
      @JsonProperty("weight") double weight,
      @JsonProperty("temperature") double temperature,
      @JsonProperty("passed") double passed) {
    this.weight = weight;
    this.temperature = temperature;
    this.passed = passed;
  }

  /** Weight of the loss. */
  public double getWeight() {
    return weight;
  }

  /** What cosines are divided by. */
  public double getTemperature() {
    return temperature;
  }

  /** What the gradient from above is multiplied by. */
  public double getPassed() {
    return passed;
  }

  @Override
  public Contrast clone() {
    return new Contrast(weight, temperature, passed);
  }

  @Override
  public ContrastVertex instantiate(
      ComputationGraph graph,
      String name,
      int index,
      INDArray parameters,
      boolean initialize,
      DataType type) {
    return new ContrastVertex(graph, name, index, this, type);
  }

  @Override
  public long numParams(boolean backprop) {
    return 0;
  }

  @Override
  public int minVertexInputs() {
    return 1;
  }

  @Override
  public int maxVertexInputs() {
    return 1;
  }

  @Override
  public InputType getOutputType(int index, InputType... inputs) {
    return inputs[0];
  }

  @Override
  public MemoryReport getMemoryReport(InputType... inputs) {
    return new LayerMemoryReport.Builder(null, Contrast.class, inputs[0], inputs[0])
        .standardMemory(0, 0)
        .workingMemory(0, 0, 0, 0)
        .cacheMemory(0, 0)
        .build();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Contrast that
        && weight == that.weight
        && temperature == that.temperature
        && passed == that.passed;
  }

  @Override
  public int hashCode() {
    return Objects.hash(weight, temperature, passed);
  }
}
