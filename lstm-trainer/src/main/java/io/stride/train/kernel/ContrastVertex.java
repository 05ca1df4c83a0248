package io.stride.train.kernel;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.BaseGraphVertex;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Makes the contrastive loss of what passes through it, once {@link #partners} are known. */
@SuppressWarnings("overrides") // Deeplearning4j declares setInputs once with and once without dots
public final class ContrastVertex extends BaseGraphVertex {
  private static final long serialVersionUID = 1L;

  private final double weight;
  private final double passed;
  private final transient ContrastiveLoss contrast;
  private final transient FortranCopy inputCopy = new FortranCopy();
  private final transient FortranCopy gradientCopy = new FortranCopy();
  private transient int[] partners = {};
  private double loss;

  ContrastVertex(ComputationGraph graph, String name, int index, Contrast settings, DataType type) {
    super(graph, name, index, null, null, type);
    weight = settings.getWeight();
    passed = settings.getPassed();
    contrast = new ContrastiveLoss(settings.getTemperature());
  }

  /** Says of each row of the next minibatch which other one belongs to it; -1: none. */
  public void partners(int[] ofRows) {
    partners = ofRows;
  }

  /** The weighted loss of the last backward pass, summed over rows; &gt;= 0. */
  public double loss() {
    return loss;
  }

  @Override
  public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
    return workspaces.dup(ArrayType.ACTIVATIONS, inputs[0], 'f');
  }

  @Override
  public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
    INDArray below =
        workspaces.create(ArrayType.ACTIVATION_GRAD, inputs[0].dataType(), inputs[0].shape(), 'f');
    float[] gradient = NativeCopies.read(gradientCopy.of(epsilon));
    float[] contrasted = weight == 0 ? new float[gradient.length] : contrast();
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] = (float) (passed * gradient[i] + weight * contrasted[i]);
    }
    NativeCopies.write(gradient, gradient.length, below, 0);
    return new Pair<>(null, new INDArray[] {below});
  }

  /** The gradient of the loss. */
  private float[] contrast() {
    if (partners.length != inputs[0].size(0)) {
      throw new IllegalStateException("no one said which rows of the minibatch belong together");
    }
    float[] values = NativeCopies.read(inputCopy.of(inputs[0]));
    loss = weight * contrast.apply(values, partners, (int) inputs[0].size(1));
    return values;
  }

  @Override
  public boolean hasLayer() {
    return false;
  }

  @Override
  public Layer getLayer() {
    return null;
  }

  @Override
  public void setBackpropGradientsViewArray(INDArray view) {
    if (view != null) {
      throw new IllegalArgumentException("a vertex without parameters has no gradient of them");
    }
  }

  @Override
  public Pair<INDArray, MaskState> feedForwardMaskArrays(
      INDArray[] masks, MaskState state, int batch) {
    return masks == null || masks.length == 0 ? null : new Pair<>(masks[0], state);
  }

  @Override
  public String toString() {
    return "ContrastVertex(weight=" + weight + ", passed=" + passed + ")";
  }
}
