package io.stride.train.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stride.train.batch.BatchSettings;
import io.stride.train.batch.PieceBatch;
import io.stride.train.features.FeatureRows;
import io.stride.train.features.NodeFeatures;
import io.stride.train.testing.TestGraphs;
import io.stride.train.testing.TinyModels;
import io.stride.walk.error.InvalidInputException;
import io.stride.walk.graph.CompactGraph;
import io.stride.walk.sampling.WalkBias;
import io.stride.walk.sampling.WalkSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelStoreTest {
  private static final CompactGraph KARATE = TestGraphs.karate();
  private static final PieceBatch BATCH =
      TinyModels.batch(3, 0, new int[] {0, 1, 2}, new int[] {33, 32});

  private static final WalkSettings WALKS =
      new WalkSettings(40, 3, 0.5, 2, 9, new WalkBias(WalkBias.Kind.NODE2VEC_PLUS, 0.25));

  @TempDir Path folder;

  @Test
  @DisplayName("A model that was written and read again is the same to the bit")
  void roundTrip() throws IOException {
    SavedModel model = model();
    store("m").write(model);
    SavedModel read = store("m").read();
    assertThat(read.walks()).isEqualTo(WALKS);
    assertThat(read.settings()).isEqualTo(model.settings());
    assertThat(read.features()).isEqualTo(model.features());
    assertThat(read.batches()).isEqualTo(model.batches());
    assertThat(read.state().parameters()).isEqualTo(model.state().parameters());
    assertThat(read.state().updater()).isEqualTo(model.state().updater());
    assertThat(read.state().steps()).isEqualTo(4);
    assertThat(features(read).row(7)).isEqualTo(features(model).row(7));
  }

  @Test
  @DisplayName("A second model replaces the first")
  void replaces() throws IOException {
    store("m").write(model());
    SavedModel other =
        new SavedModel(
            WALKS,
            TinyModels.sgd(0.5),
            TinyModels.FEATURES,
            new BatchSettings(7, 9),
            true,
            model().transforms(),
            AutoencoderNetwork.create(TinyModels.sgd(0.5)).state());
    store("m").write(other);
    SavedModel read = store("m").read();
    assertThat(read.settings()).isEqualTo(other.settings());
    assertThat(read.batches()).isEqualTo(other.batches());
    assertThat(read.normalized()).isTrue();
    assertThat(read.state().parameters()).isEqualTo(other.state().parameters());
    assertThat(read.state().updater()).isEmpty();
  }

  @Test
  @DisplayName("A model of another format is refused by its number, not misread")
  void refusesOtherFormats() throws IOException {
    store("m").write(model());
    Path settings = folder.resolve("m/settings.json");
    String json = Files.readString(settings);
    assertThat(json).contains("\"format\" : 6");
    Files.writeString(settings, json.replace("\"format\" : 6", "\"format\" : 7"));
    Files.delete(folder.resolve("m/.settings.json.crc"));
    assertThatThrownBy(() -> store("m").read())
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("settings.json has format 7, this version reads 6");
  }

  @Test
  void refusesFoldersThatAreNone() {
    assertRefused("none");
  }

  @ParameterizedTest
  @ValueSource(strings = {"model.zip", "features.bin", "settings.json"})
  @DisplayName("A missing, empty or cut file is refused in one line that names the folder")
  void refusesIncompleteModels(String file) throws IOException {
    store("m").write(model());
    byte[] whole = Files.readAllBytes(folder.resolve("m").resolve(file));
    for (int length : new int[] {whole.length - 1, whole.length * 9 / 10, whole.length / 2, 5, 0}) {
      replace(file, Arrays.copyOf(whole, length));
      assertRefused("m");
    }
    Files.delete(folder.resolve("m").resolve(file));
    assertRefused("m");
  }

  @Test
  @DisplayName("Files of two models don't make one")
  void refusesMixedModels() throws IOException {
    store("m").write(model());
    Path settings = folder.resolve("m/settings.json");
    String text = Files.readString(settings);
    String other =
        text.replace("\"latent\" : 8", "\"latent\" : 9")
            .replace("\"skip\" : true", "\"skip\" : false");
    assertThat(other).isNotEqualTo(text);
    replace("settings.json", other.getBytes(StandardCharsets.UTF_8));
    assertRefused("m");
  }

  @Test
  @DisplayName("Settings out of their range are refused with the range")
  void refusesBadSettings() throws IOException {
    store("m").write(model());
    Path settings = folder.resolve("m/settings.json");
    String bad = Files.readString(settings).replace("\"batchSize\" : 4", "\"batchSize\" : 0");
    replace("settings.json", bad.getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> store("m").read())
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("training.batch-size was 0");
  }

  private void assertRefused(String name) {
    assertThatThrownBy(() -> store(name).read())
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(name + " holds no complete model: ")
        .message()
        .doesNotContain("\n", "null")
        .doesNotEndWith(": ");
  }

  /** Replaces a file and drops the checksum that Hadoop keeps beside it on local disks. */
  private void replace(String file, byte[] content) throws IOException {
    Files.deleteIfExists(folder.resolve("m").resolve("." + file + ".crc"));
    Files.write(folder.resolve("m").resolve(file), content);
  }

  private ModelStore store(String name) {
    try {
      FileSystem local = FileSystem.getLocal(new Configuration());
      return new ModelStore(local, new org.apache.hadoop.fs.Path(folder.resolve(name).toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SavedModel model() {
    NodeFeatures features = NodeFeatures.of(KARATE, TestGraphs.keys(34), TinyModels.FEATURES);
    AutoencoderNetwork network = AutoencoderNetwork.create(TinyModels.adam());
    for (int i = 0; i < 4; i++) {
      network.fit(BATCH, features.rows());
    }
    return new SavedModel(
        WALKS,
        TinyModels.adam(),
        TinyModels.FEATURES,
        new BatchSettings(3, 4),
        false,
        features.transforms(),
        network.state());
  }

  private static FeatureRows features(SavedModel model) {
    return NodeFeatures.of(KARATE, TestGraphs.keys(34), model.features(), model.transforms())
        .rows();
  }
}
