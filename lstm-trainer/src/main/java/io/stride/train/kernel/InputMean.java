package io.stride.train.kernel;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The configuration of a layer that takes the mean over time of a network input: as
 * Deeplearning4j's pooling layer, but on CPUs without the gradient of the input, which nobody
 * needs.
 */
public final class InputMean extends GlobalPoolingLayer {
  private static final long serialVersionUID = 1L;

  /** The only form. */
  public InputMean() {
    super(PoolingType.AVG);
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration configuration,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialize,
      DataType type) {
    if (!FastLstm.onCpu() || type != DataType.FLOAT) {
      return super.instantiate(configuration, listeners, index, parameters, initialize, type);
    }
    InputMeanLayer layer = new InputMeanLayer(configuration, type);
    layer.setListeners(listeners);
    layer.setIndex(index);
    layer.setParamsViewArray(parameters);
    layer.setParamTable(initializer().init(configuration, parameters, initialize));
    layer.setConf(configuration);
    return layer;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof InputMean && super.equals(other);
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }
}
