package io.stride.train.kernel;

import java.util.Collection;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The configuration of a linear output layer that makes squared or cosine errors and their
 * gradients in one pass on CPUs, and is Deeplearning4j's own layer on any other backend and for any
 * other loss or activation.
 */
public final class FastOutput extends RnnOutputLayer {
  private static final long serialVersionUID = 1L;

  /** For reading from JSON; see {@link #of}. */
  public FastOutput() {}

  /** A fast layer with the settings of a stock one. */
  public static FastOutput of(RnnOutputLayer stock) {
    FastOutput fast = new FastOutput();
    SettingsCopy.copy(RnnOutputLayer.class, stock, fast);
    return fast;
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration configuration,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialize,
      DataType type) {
    if (!FastLstm.onCpu()) {
      return super.instantiate(configuration, listeners, index, parameters, initialize, type);
    }
    FastOutputLayer layer = new FastOutputLayer(configuration, type);
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
    return other instanceof FastOutput;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FastOutput && super.equals(other);
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }
}
