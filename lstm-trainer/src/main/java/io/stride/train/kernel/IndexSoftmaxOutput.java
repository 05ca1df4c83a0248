package io.stride.train.kernel;

import java.util.Collection;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.LayerValidation;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/**
 * The configuration of a softmax over classes at every time step whose labels are class numbers: an
 * array [batch, 1, steps] instead of a one-hot array [batch, classes, steps]. Parameters, outputs
 * and gradients are those of Deeplearning4j's {@link RnnOutputLayer} with softmax and {@link
 * LossMCXENT}; its score takes probabilities below 1e-10 as they are, where the stock one clips.
 * One-hot labels are taken too and go to the stock code.
 *
 * <p>On any other backend than the CPU's, in double precision or with weight noise or dropout, the
 * stock code computes, from one-hot labels made of the class numbers: same results, more memory.
 */
public final class IndexSoftmaxOutput extends RnnOutputLayer {
  private static final long serialVersionUID = 1L;

  /** Class numbers come as floats, which hold whole numbers exactly up to here. */
  private static final long MOST_CLASSES = 1L << 24;

  /** For reading from JSON; see {@link #of}. */
  public IndexSoftmaxOutput() {}

  /**
   * A layer over sequences [batch, {@code in}, steps].
   *
   * @param in numbers per time step, at least 1
   * @param classes number of classes, 2 to 2^24
   * @throws IllegalArgumentException if a number is outside its range
   */
  public static IndexSoftmaxOutput of(int in, int classes) {
    if (in < 1 || classes < 2 || classes > MOST_CLASSES) {
      throw new IllegalArgumentException(
          "a softmax of " + in + " numbers over " + classes + " classes; must be >= 1, 2 to 2^24");
    }
    IndexSoftmaxOutput layer = new IndexSoftmaxOutput();
    RnnOutputLayer stock =
        new RnnOutputLayer.Builder(new LossMCXENT())
            .nIn(in)
            .nOut(classes)
            .activation(Activation.SOFTMAX)
            .dataFormat(RNNFormat.NCW)
            .build();
    SettingsCopy.copy(RnnOutputLayer.class, stock, layer);
    return layer;
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration configuration,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialize,
      DataType type) {
    LayerValidation.assertNInNOutSet("IndexSoftmaxOutput", layerName, index, getNIn(), getNOut());
    IndexSoftmaxOutputLayer layer = new IndexSoftmaxOutputLayer(configuration, type);
    layer.setListeners(listeners);
    layer.setIndex(index);
    layer.setParamsViewArray(parameters);
    Map<String, INDArray> table = initializer().init(configuration, parameters, initialize);
    layer.setParamTable(table);
    layer.setConf(configuration);
    return layer;
  }

  @Override
  protected boolean canEqual(Object other) {
    return other instanceof IndexSoftmaxOutput;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IndexSoftmaxOutput && super.equals(other);
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }
}
