package io.stride.jobs.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.spark.resource.ResourceInformation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code conf/gpu/discover.sh} with an nvidia-smi of our own; Spark's parser reads its answer. */
class DiscoverScriptIT {
  private static final String THREE_GPUS =
      """
      #!/usr/bin/env bash
      [[ $* == *--query-gpu=index,uuid* ]] || exit 1
      printf '0, GPU-aaaa-1\\n1, GPU-bbbb-2\\n10, GPU-cccc-3\\n'
      """;

  @TempDir private Path directory;
  private Sandbox sandbox;

  @BeforeEach
  void prepare() throws IOException {
    sandbox = new Sandbox(directory);
  }

  @Test
  void listsWhatTheMachineHas() throws Exception {
    sandbox.script(sandbox.tools.resolve("nvidia-smi"), THREE_GPUS);
    assertThat(addresses()).containsExactly("0", "1", "10");
  }

  /** As CUDA reads it: up to the first entry that is no device. */
  @ParameterizedTest
  @CsvSource({"1, 1", "'10,0', 10 0", "'GPU-bbbb,0', GPU-bbbb 0", "'0,7,1', 0", "-1, ''", "'', ''"})
  void listsWhatIsVisible(String variable, String expected) throws Exception {
    sandbox.script(sandbox.tools.resolve("nvidia-smi"), THREE_GPUS);
    sandbox.environment.put("CUDA_VISIBLE_DEVICES", variable);
    assertThat(String.join(" ", addresses())).isEqualTo(expected);
  }

  @Test
  void aMachineWithoutADriverHasNone() throws Exception {
    assertThat(addresses()).isEmpty();
    assertThat(run().stderr()).contains("no GPU: nvidia-smi was not found");
  }

  @ParameterizedTest
  @CsvSource({
    "'exit 9', 'nvidia-smi failed'",
    "'echo Driver/library version mismatch; exit 18', 'nvidia-smi failed: Driver/library version'",
    "'echo No devices were found', 'nvidia-smi lists none'",
    "'echo \"0, x\\\"]}\"', 'nvidia-smi lists none'"
  })
  void whatNvidiaSmiCannotTellIsNone(String body, String reason) throws Exception {
    sandbox.script(sandbox.tools.resolve("nvidia-smi"), "#!/usr/bin/env bash\n" + body + "\n");
    assertThat(addresses()).isEmpty();
    assertThat(run().stderr()).contains(reason);
  }

  private String[] addresses() throws Exception {
    Outcome outcome = run();
    assertThat(outcome.code()).as(outcome.stderr()).isZero();
    ResourceInformation found = ResourceInformation.parseJson(outcome.stdout());
    assertThat(found.name()).isEqualTo("gpu");
    return found.addresses();
  }

  private Outcome run() throws Exception {
    return sandbox.start(sandbox.repository.resolve("conf/gpu/discover.sh")).finish();
  }
}
