package io.stride.train.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stride.walk.error.InvalidInputException;
import io.stride.walk.error.InvalidSettingException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32C;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointStoreTest {
  private static final Map<String, String> IDENTITY = Map.of("averaging.partitions", "2");

  @TempDir private Path directory;
  private FileSystem fs;
  private CheckpointStore store;
  private final List<String> notes = new ArrayList<>();

  @BeforeEach
  void open() throws IOException {
    fs = FileSystem.getLocal(new Configuration()).getRawFileSystem();
    store = store(fs);
  }

  @Test
  @DisplayName("What is read is what was written, in every bit")
  void roundTrip() throws IOException {
    float[] odd = {0f, -0f, Float.MIN_VALUE, Float.MAX_VALUE, Float.NaN, Float.NEGATIVE_INFINITY};
    // More than a chunk, and not a multiple of one.
    float[] many = new float[700_001];
    Random random = new Random(1);
    for (int i = 0; i < many.length; i++) {
      many[i] = Float.intBitsToFloat(random.nextInt());
    }
    List<float[]> arrays = List.of(odd, many, new float[0]);
    WrittenCheckpoint written = store.write(7, new Checkpoint(IDENTITY, "{\"ä\": 1}", arrays), 1);

    Checkpoint read = store.newest(IDENTITY, notes::add).orElseThrow().checkpoint();
    assertThat(read.identity()).isEqualTo(IDENTITY);
    assertThat(read.progress()).isEqualTo("{\"ä\": 1}");
    assertThat(read.arrays()).hasSize(3);
    for (int i = 0; i < 3; i++) {
      assertThat(bits(read.arrays().get(i))).isEqualTo(bits(arrays.get(i)));
    }
    assertThat(written.bytes()).isEqualTo(new File(written.file().toUri()).length());
    assertThat(names()).containsExactly("checkpoint-000000000007");
    assertThat(notes).isEmpty();
  }

  @Test
  @DisplayName("The last k stay; the newest is read")
  void keepsTheLast() throws IOException {
    for (int number : new int[] {4, 8, 12, 100}) {
      store.write(number, checkpoint(number), 2);
    }
    assertThat(names()).containsExactly("checkpoint-000000000012", "checkpoint-000000000100");
    assertThat(newest()).isEqualTo(100);
    store.clear();
    assertThat(store.isEmpty()).isTrue();
    assertThat(store.newest(IDENTITY, notes::add)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5, 40, 200, 1})
  @DisplayName("A checkpoint that was cut, anywhere, is passed over and deleted")
  void truncated(int left) throws IOException {
    store.write(1, checkpoint(1), 5);
    Path newer = path(store.write(2, checkpoint(2), 5));
    byte[] bytes = Files.readAllBytes(newer);
    // 1 stands for all but one byte.
    Files.write(newer, Arrays.copyOf(bytes, left == 1 ? bytes.length - 1 : left));

    assertThat(newest()).isEqualTo(1);
    assertThat(notes)
        .singleElement()
        .asString()
        .matches("checkpoint-000000000002 cannot be used: it (ends after|has) .*");
    assertThat(names()).containsExactly("checkpoint-000000000001");
  }

  @Test
  @DisplayName("A byte that changed, whichever, is found")
  void damaged() throws IOException {
    store.write(1, checkpoint(1), 5);
    Path newer = path(store.write(2, checkpoint(2), 5));
    byte[] bytes = Files.readAllBytes(newer);
    for (int i = 0; i < bytes.length; i++) {
      byte[] changed = bytes.clone();
      changed[i] ^= 0x10;
      Files.write(newer, changed);
      assertThat(newest()).as("byte %d", i).isEqualTo(1);
    }
    assertThat(notes).hasSize(bytes.length).anyMatch(note -> note.endsWith("checksum is wrong"));
  }

  @Test
  @DisplayName("If none is whole, that is said, with what to do")
  void noneIsWhole() throws IOException {
    for (int number = 1; number <= 2; number++) {
      Files.write(path(store.write(number, checkpoint(number), 5)), new byte[100]);
    }
    assertThatThrownBy(() -> store.newest(IDENTITY, notes::add))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("no checkpoint in ")
        .hasMessageContaining("checkpoint-000000000001 cannot be used: it does not begin as a")
        .hasMessageContaining("start without --resume");
    assertThat(names()).hasSize(2);
  }

  @Test
  @DisplayName("A checkpoint for something else is refused; every difference is named")
  void refused() throws IOException {
    store.write(
        1, new Checkpoint(Map.of("walk.p", "1.0", "seed", "1", "old", "x"), "", List.of()), 1);
    assertThatThrownBy(
            () -> store.newest(Map.of("walk.p", "1.0", "seed", "5", "new", "y"), notes::add))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("checkpoint-000000000001 belongs to another training: ")
        .hasMessageContaining("seed was 1 when this checkpoint was written, now 5")
        .hasMessageContaining("old was x when this checkpoint was written, now unknown")
        .hasMessageContaining("new was unknown when this checkpoint was written, now y")
        .hasMessageContaining("start without --resume")
        .hasMessageNotContaining("walk.p");
    assertThat(names()).hasSize(1);
  }

  @Test
  @DisplayName("A whole checkpoint in another format is refused, not taken for damaged")
  void otherFormat() throws IOException {
    Path file = path(store.write(1, checkpoint(1), 1));
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    bytes.putInt(Long.BYTES, CheckpointWriter.VERSION + 1);
    CRC32C checksum = new CRC32C();
    checksum.update(bytes.array(), 0, bytes.capacity() - Long.BYTES);
    bytes.putLong(bytes.capacity() - Long.BYTES, checksum.getValue());
    Files.write(file, bytes.array());

    assertThatThrownBy(this::newest)
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("the format of checkpoints was 2 when this checkpoint was written");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("A full disk: the checkpoint before stays, and nothing of the new one")
  void diskFull(boolean local) throws IOException {
    FullDisk disk = new FullDisk(fs, local);
    CheckpointStore full = store(disk);
    full.write(1, checkpoint(1), 1);
    for (long space : new long[] {0, 100, 300}) {
      disk.leave(space);
      assertThatThrownBy(() -> full.write(2, checkpoint(2), 1))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("No space left on device");
      assertThat(names()).containsExactly("checkpoint-000000000001");
    }
    assertThat(newest()).isEqualTo(1);
    disk.leave(10_000);
    full.write(2, checkpoint(2), 1);
    assertThat(newest()).isEqualTo(2);
  }

  @Test
  @DisplayName("While one is written, readers see the one before; a dead writer's rest is no harm")
  void atomic() throws IOException {
    FullDisk disk = new FullDisk(fs, false);
    store(disk).write(1, checkpoint(1), 1);
    List<Long> seen = new ArrayList<>();
    disk.onWrite(() -> seen.add(newestUnchecked()));
    store(disk).write(2, checkpoint(2), 1);
    assertThat(seen).isNotEmpty().containsOnly(1L);
    assertThat(newest()).isEqualTo(2);

    Files.write(directory.resolve("_checkpoint-000000000003-dead"), new byte[10]);
    assertThat(newest()).isEqualTo(2);
    store.clearUnfinished();
    assertThat(names()).containsExactly("checkpoint-000000000002");
  }

  private long newest() throws IOException {
    Checkpoint read = store.newest(IDENTITY, notes::add).orElseThrow().checkpoint();
    assertThat(read.arrays().get(0)).hasSize(50).containsOnly(Float.parseFloat(read.progress()));
    return Long.parseLong(read.progress());
  }

  private long newestUnchecked() {
    try {
      return newest();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private CheckpointStore store(FileSystem files) {
    return new CheckpointStore(files, new org.apache.hadoop.fs.Path(directory.toUri()));
  }

  private static Checkpoint checkpoint(int number) {
    float[] array = new float[50];
    Arrays.fill(array, number);
    return new Checkpoint(IDENTITY, Integer.toString(number), List.of(array));
  }

  private static int[] bits(float[] values) {
    int[] bits = new int[values.length];
    Arrays.setAll(bits, i -> Float.floatToRawIntBits(values[i]));
    return bits;
  }

  private static Path path(WrittenCheckpoint written) {
    return Path.of(written.file().toUri());
  }

  private List<String> names() {
    String[] names = directory.toFile().list();
    Arrays.sort(names);
    return List.of(names);
  }
}
