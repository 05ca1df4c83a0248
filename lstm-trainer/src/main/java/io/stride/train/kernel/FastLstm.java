package io.stride.train.kernel;

import java.util.Collection;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.LayerValidation;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The configuration of an LSTM layer that computes with {@link LstmKernel} on CPUs, and is
 * Deeplearning4j's own layer on any other backend. Same settings, same parameters, same results to
 * rounding.
 */
public final class FastLstm extends LSTM {
  private static final long serialVersionUID = 1L;

  private boolean firstLayer;

  /** For reading from JSON; see {@link #of}. */
  public FastLstm() {}

  /** A fast layer with the settings of a stock one. */
  public static FastLstm of(LSTM stock) {
    FastLstm fast = new FastLstm();
    SettingsCopy.copy(LSTM.class, stock, fast);
    return fast;
  }

  /** Whether nobody needs the gradient of this layer's input, so that it isn't computed. */
  public boolean isFirstLayer() {
    return firstLayer;
  }

  /** Says that the input comes from outside of the network; by default that is not assumed. */
  public void setFirstLayer(boolean first) {
    firstLayer = first;
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration configuration,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialize,
      DataType type) {
    if (!onCpu()) {
      return super.instantiate(configuration, listeners, index, parameters, initialize, type);
    }
    ComputeThreads.oneEach();
    LayerValidation.assertNInNOutSet("FastLstm", getLayerName(), index, getNIn(), getNOut());
    FastLstmLayer layer = new FastLstmLayer(configuration, type);
    layer.setListeners(listeners);
    layer.setIndex(index);
    layer.setParamsViewArray(parameters);
    Map<String, INDArray> table = initializer().init(configuration, parameters, initialize);
    layer.setParamTable(table);
    layer.setConf(configuration);
    return layer;
  }

  /** Whether ND4J computes on the CPU in this build. */
  public static boolean onCpu() {
    return Nd4j.getBackend().getClass().getSimpleName().equals("CpuBackend");
  }

  @Override
  protected boolean canEqual(Object other) {
    return other instanceof FastLstm;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FastLstm fast && firstLayer == fast.firstLayer && super.equals(other);
  }

  @Override
  public int hashCode() {
    return 31 * super.hashCode() + Boolean.hashCode(firstLayer);
  }
}
