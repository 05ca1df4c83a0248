package io.stride.walk.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EngineChoiceTest {
  private static final long GIB = ByteSize.GIB;

  private final MemoryEstimate estimate =
      new MemoryEstimate(part("executor", 4), part("driver", 2), part("one process", 5), 0, 0);

  @Test
  void theReplicatedEngineIsTakenWhereItFits() {
    MemoryGiven exact = new MemoryGiven(4 * GIB + MemoryGiven.RESERVED, 3 * GIB, false);

    EngineChoice choice = EngineChoice.decide(EngineKind.AUTO, estimate, exact);

    assertThat(choice.engine()).isEqualTo(EngineKind.REPLICATED);
    assertThat(choice.reason()).contains("4.0 GiB", "fits a heap of 4.3 GiB");
  }

  @Test
  void aByteLessIsTooLittle() {
    MemoryGiven less = new MemoryGiven(4 * GIB + MemoryGiven.RESERVED - 1, 3 * GIB, false);

    EngineChoice choice = EngineChoice.decide(EngineKind.AUTO, estimate, less);

    assertThat(choice.engine()).isEqualTo(EngineKind.PARTITIONED);
    assertThat(choice.reason())
        .isEqualTo("the executor would need 4.0 GiB, more than a heap of 4.3 GiB has");
  }

  @Test
  void withALocalMasterTheOneProcessCounts() {
    assertThat(decide(new MemoryGiven(0, 6 * GIB, true))).isEqualTo(EngineKind.REPLICATED);
    assertThat(decide(new MemoryGiven(99 * GIB, 5 * GIB, true))).isEqualTo(EngineKind.PARTITIONED);
  }

  @Test
  void theDriverCountsToo() {
    assertThat(decide(new MemoryGiven(99 * GIB, 2 * GIB, false))).isEqualTo(EngineKind.PARTITIONED);
  }

  @Test
  void whatWasAskedForIsTaken() {
    MemoryGiven nothing = new MemoryGiven(0, 0, false);
    EngineChoice choice = EngineChoice.decide(EngineKind.REPLICATED, estimate, nothing);

    assertThat(choice.engine()).isEqualTo(EngineKind.REPLICATED);
    assertThat(choice.reason()).isEqualTo("it was asked for");
  }

  @Test
  void bytesAsPeopleReadThem() {
    assertThat(ByteSize.text(1023)).isEqualTo("1023 B");
    assertThat(ByteSize.text(1536)).isEqualTo("1.5 KiB");
    assertThat(ByteSize.text(15_247_133_901L)).isEqualTo("14.2 GiB");
    assertThat(ByteSize.text(Long.MAX_VALUE)).isEqualTo("8192.0 PiB");
  }

  private EngineKind decide(MemoryGiven given) {
    return EngineChoice.decide(EngineKind.AUTO, estimate, given).engine();
  }

  private static MemoryPart part(String name, int gibibytes) {
    return MemoryPart.of(name, gibibytes * GIB);
  }
}
