package io.stride.train.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stride.train.batch.PieceBatch;
import io.stride.train.model.AutoencoderSettings.Updater;
import io.stride.train.table.NegativeSampling;
import io.stride.train.table.NodeTable;
import io.stride.train.table.RowOverlay;
import io.stride.train.table.TrainedRows;
import io.stride.train.testing.TinyModels;
import io.stride.walk.error.InvalidSettingException;
import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OneHotNetworkTest {
  private static final int NODES = 40;
  private static final OneHotSettings FULL = settings(NODES);
  private static final OneHotSettings SAMPLED = settings(2);

  /** Pieces of 3 and 5 nodes. */
  private static final PieceBatch BATCH =
      TinyModels.batch(5, 0, new int[] {7, 8, 7}, new int[] {30, 31, 32, 8, 9});

  @Test
  @DisplayName("a network that has not been trained finds all nodes equally likely")
  void initialLoss() {
    OneHotNetwork network = OneHotNetwork.create(FULL, null);
    assertThat(network.loss(BATCH, tables(FULL)))
        .isCloseTo(8 * Math.log(NODES), Offset.offset(1e-5));
  }

  @Test
  @DisplayName("gradients of embeddings and output rows are those of finite differences")
  void gradientsOfTables() {
    OneHotNetwork network = trained();
    NodeTable input = OneHotTables.initialInput(FULL, NODES);
    NodeTable output = OneHotTables.initialOutput(FULL, NODES);
    output.randomize(FULL.latent() + 1, 1f, 5);
    OneHotTables tables = new OneHotTables(input, output);
    OneHotTables moved = new OneHotTables(new RowOverlay(input), new RowOverlay(output));
    NetworkState state = network.state();
    network.fit(BATCH, moved, 1);
    network.restore(state);
    for (int row : new int[] {7, 8, 32}) {
      checkRow(network, tables, input, moved.input(), row);
      checkRow(network, tables, output, moved.output(), row);
    }
    checkRow(network, tables, output, moved.output(), 20);
  }

  /** Takes the gradient back out of Adagrad's first step: its accumulator is the mean square. */
  private static void checkRow(
      OneHotNetwork network, OneHotTables tables, NodeTable table, TrainedRows moved, int row) {
    float[] before = table.row(row);
    float[] after = new float[before.length];
    moved.read(row, after, 0);
    double root = Math.sqrt(after[before.length - 1]);
    assertThat(root).isGreaterThan(1e-4);
    for (int i = 0; i < before.length - 1; i++) {
      double gradient = (before[i] - after[i]) / FULL.tableRate() * root;
      double up = loss(network, tables, table, row, i, 1e-2f);
      double down = loss(network, tables, table, row, i, -1e-2f);
      // In single precision a loss of 30 carries about 3e-6, over a difference of 2e-2 1.5e-4.
      assertThat(gradient).isCloseTo((up - down) / 2e-2, Offset.offset(1e-3 + 0.02 * root));
    }
  }

  private static double loss(
      OneHotNetwork network, OneHotTables tables, NodeTable table, int row, int i, float step) {
    float[] values = table.row(row);
    float[] changed = values.clone();
    changed[i] += step;
    table.write(row, changed, 0);
    double loss = network.loss(BATCH, tables);
    table.write(row, values, 0);
    return loss;
  }

  @Test
  @DisplayName("only rows of the minibatch's nodes and of drawn negatives change")
  void touchesFewRows() {
    NegativeSampling sampling = new NegativeSampling(new int[NODES]);
    OneHotNetwork network = OneHotNetwork.create(SAMPLED, sampling);
    RowOverlay input = new RowOverlay(OneHotTables.initialInput(SAMPLED, NODES));
    RowOverlay output = new RowOverlay(OneHotTables.initialOutput(SAMPLED, NODES));
    network.fit(BATCH, new OneHotTables(input, output), 1);
    assertThat(input.changes().rows()).containsExactly(7, 8, 9, 30, 31, 32);
    assertThat(output.changes().rows()).contains(7, 8, 9, 30, 31, 32).hasSizeLessThan(6 + 9);
    for (int row : output.changes().rows()) {
      float[] values = new float[output.width()];
      output.read(row, values, 0);
      assertThat(values[output.width() - 1]).isGreaterThan(0);
    }
  }

  @Test
  @DisplayName("training goes on from a state as if it had not been interrupted, draws included")
  void goesOnFromAState() {
    NegativeSampling sampling = new NegativeSampling(new int[NODES]);
    OneHotNetwork first = OneHotNetwork.create(SAMPLED, sampling);
    OneHotTables tables = tables(SAMPLED);
    first.fit(BATCH, tables, 1);
    OneHotNetwork second = OneHotNetwork.create(SAMPLED, sampling);
    second.restore(first.state());
    OneHotTables copies =
        new OneHotTables(((NodeTable) tables.input()).copy(), ((NodeTable) tables.output()).copy());
    assertThat(second.fit(BATCH, copies, 0.5)).isEqualTo(first.fit(BATCH, tables, 0.5));
    assertThat(second.state().parameters()).isEqualTo(first.state().parameters());
    assertThat(((NodeTable) copies.output()).row(8))
        .isEqualTo(((NodeTable) tables.output()).row(8));
  }

  @Test
  @DisplayName("it learns to name the nodes of two pieces")
  void learns() {
    for (OneHotSettings settings : Arrays.asList(FULL, SAMPLED)) {
      NegativeSampling sampling =
          settings.sampled(NODES) ? new NegativeSampling(new int[NODES]) : null;
      OneHotNetwork network = OneHotNetwork.create(settings, sampling);
      OneHotTables tables = tables(settings);
      for (int step = 0; step < 300; step++) {
        network.fit(BATCH, tables, 1);
      }
      // Measured by the full softmax in both cases.
      OneHotNetwork full = OneHotNetwork.create(FULL, null);
      full.restore(network.state());
      assertThat(full.loss(BATCH, tables)).isLessThan(8 * Math.log(NODES) / 4);
    }
  }

  @Test
  @DisplayName("settings outside their range are refused by name")
  void refusesSettings() {
    Updater adam = new Updater(Updater.Kind.ADAM, 0.01);
    assertThatThrownBy(() -> new OneHotSettings(1, 8, 100, 8, 0.1, adam, 5, 1))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("one-hot.embedding was 1, must be 2 to 4096");
    assertThatThrownBy(() -> new OneHotSettings(8, 0, 100, 8, 0.1, adam, 5, 1))
        .hasMessageContaining("model.latent was 0");
    assertThatThrownBy(() -> new OneHotSettings(8, 8, 1, 8, 0.1, adam, 5, 1))
        .hasMessageContaining("one-hot.full-limit was 1");
    assertThatThrownBy(() -> new OneHotSettings(8, 8, 100, 0, 0.1, adam, 5, 1))
        .hasMessageContaining("one-hot.negatives was 0");
    assertThatThrownBy(() -> new OneHotSettings(8, 8, 100, 8, Double.NaN, adam, 5, 1))
        .hasMessageContaining("one-hot.table-learning-rate was NaN");
    assertThatThrownBy(() -> new OneHotSettings(8, 8, 100, 8, 0.1, adam, -1, 1))
        .hasMessageContaining("training.gradient-clip was -1");
  }

  private static OneHotNetwork trained() {
    OneHotNetwork network = OneHotNetwork.create(FULL, null);
    float[] parameters = network.state().parameters();
    Random random = new Random(3);
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = (float) (0.4 * random.nextGaussian());
    }
    network.restore(new NetworkState(parameters, new float[0], 0));
    return network;
  }

  private static OneHotTables tables(OneHotSettings settings) {
    return new OneHotTables(
        OneHotTables.initialInput(settings, NODES), OneHotTables.initialOutput(settings, NODES));
  }

  private static OneHotSettings settings(int fullLimit) {
    return new OneHotSettings(6, 8, fullLimit, 8, 0.1, new Updater(Updater.Kind.ADAM, 0.01), 5, 11);
  }
}
