package io.stride.train.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stride.train.batch.BatchSettings;
import io.stride.train.features.FeatureSettings;
import io.stride.train.features.FeatureTransforms;
import io.stride.walk.error.InvalidInputException;
import io.stride.walk.sampling.WalkSettings;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A trained model as a directory on any Hadoop file system: {@code model.zip} (Deeplearning4j's
 * format: configuration, parameters, updater state), {@code features.bin} and {@code
 * settings.json}.
 */
public final class ModelStore {
  private static final String NETWORK = "model.zip";
  private static final String FEATURES = "features.bin";
  private static final String SETTINGS = "settings.json";

  /** A zip without a comment ends with a record of this size that begins with this number. */
  private static final int ZIP_END_SIZE = 22;

  private static final int ZIP_END = 0x504B0506;

  /** Raised when what is written changes so that older programs cannot read it. */
  private static final int FORMAT = 6;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final FileSystem fs;
  private final Path directory;

  /**
   * Names the directory; touches nothing yet.
   *
   * @param fs holds the directory
   * @param directory its path
   */
  public ModelStore(FileSystem fs, Path directory) {
    this.fs = fs;
    this.directory = directory;
  }

  /**
   * Writes a model; the directory is made if need be, files in it are replaced.
   *
   * @throws IOException if the file system fails
   */
  public void write(SavedModel model) throws IOException {
    AutoencoderNetwork network = AutoencoderNetwork.create(model.settings());
    network.restore(model.state());
    try (OutputStream out = create(NETWORK)) {
      network.write(out);
    }
    try (DataOutputStream out = new DataOutputStream(create(FEATURES))) {
      model.transforms().write(out);
    }
    try (OutputStream out = create(SETTINGS)) {
      Settings settings =
          new Settings(
              FORMAT,
              model.walks(),
              model.settings(),
              model.features(),
              model.batches(),
              model.normalized());
      out.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(settings));
    }
  }

  /**
   * Reads a model.
   *
   * @throws InvalidInputException if the directory holds no complete model
   */
  public SavedModel read() {
    try (InputStream settingsIn = open(SETTINGS);
        InputStream networkIn = open(NETWORK);
        DataInputStream featuresIn = new DataInputStream(open(FEATURES))) {
      Settings settings = settings(settingsIn);
      AutoencoderNetwork network = AutoencoderNetwork.read(complete(networkIn));
      FeatureTransforms transforms = FeatureTransforms.read(featuresIn);
      requireSame(settings.model(), network, transforms);
      return new SavedModel(
          settings.walks(),
          settings.model(),
          settings.features(),
          settings.batches(),
          settings.normalized(),
          transforms,
          network.state());
    } catch (IOException | RuntimeException e) {
      String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw new InvalidInputException(directory + " holds no complete model: " + reason, e);
    }
  }

  private static Settings settings(InputStream stream) throws IOException {
    JsonNode json = JSON.readTree(stream);
    int format = json.path("format").asInt(0);
    if (format != FORMAT) {
      throw new IOException(
          "its " + SETTINGS + " has format " + format + ", this version reads " + FORMAT);
    }
    return JSON.treeToValue(json, Settings.class);
  }

  /**
   * The same bytes, if they end as a zip does. The reader of networks goes on without what a cut
   * zip has lost, such as the updater's state.
   */
  private static InputStream complete(InputStream zip) throws IOException {
    byte[] bytes = zip.readAllBytes();
    int end = bytes.length - ZIP_END_SIZE;
    if (end < 0 || ByteBuffer.wrap(bytes).getInt(end) != ZIP_END) {
      throw new IOException("its " + NETWORK + " ends early");
    }
    return new ByteArrayInputStream(bytes);
  }

  private static void requireSame(
      AutoencoderSettings settings, AutoencoderNetwork network, FeatureTransforms transforms)
      throws IOException {
    if (transforms.size() != settings.features()) {
      throw new IOException("its feature transforms are of another model");
    }
    if (network.parameterCount() != AutoencoderNetwork.create(settings).parameterCount()) {
      throw new IOException("its settings are of another model");
    }
  }

  private OutputStream create(String file) throws IOException {
    return new BufferedOutputStream(fs.create(new Path(directory, file), true));
  }

  private InputStream open(String file) throws IOException {
    return new BufferedInputStream(fs.open(new Path(directory, file)));
  }

  /** The JSON file. */
  record Settings(
      int format,
      WalkSettings walks,
      AutoencoderSettings model,
      FeatureSettings features,
      BatchSettings batches,
      boolean normalized) {}
}
