package io.stride.walk.engine.partitioned;

import static org.assertj.core.api.Assertions.assertThat;

import io.stride.walk.graph.ShardLayout;
import io.stride.walk.sampling.WalkRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class QuestionTest {
  private final Walker walker = new Walker();
  private final Question question = new Question();

  @Test
  @DisplayName("walker and trials arrive as they were sent, the last trial's number included")
  void travels() {
    fill();
    Outbox outbox = new Outbox(new ShardLayout(1000, 3, false));
    question.send(outbox, walker, 7);
    question.send(outbox, walker, 7);
    int[] message = outbox.messages()[1][0];
    assertThat(outbox.walkers()).isEqualTo(2);
    Walker read = new Walker();
    Question asked = new Question();
    read.read(message, message.length / 2);
    assertThat(Walker.errand(message, 0)).isEqualTo(Errand.QUESTION);
    assertThat(asked.read(message, message.length / 2)).isEqualTo(message.length);
    assertThat(read).usingRecursiveComparison().isEqualTo(walker);
    assertThat(asked).usingRecursiveComparison().isEqualTo(question);
  }

  @Test
  @DisplayName("rejected trials are dropped from the front")
  void drops() {
    fill();
    assertThat(question.full()).isTrue();
    question.drop(2);
    assertThat(question.count()).isEqualTo(2);
    assertThat(question.number(0)).isEqualTo(64);
    assertThat(question.light(0)).isTrue();
    assertThat(question.candidate(0)).isEqualTo(Integer.MAX_VALUE);
    assertThat(question.number(1)).isEqualTo(127);
    assertThat(question.light(1)).isFalse();
    question.drop(2);
    assertThat(question.count()).isZero();
  }

  @Test
  @DisplayName("a trial drawn by its number is the one that the stream comes to")
  void trialsAreNumbered() {
    WalkRandom random = new WalkRandom();
    random.start(5, 6, 7);
    long stream = random.state();
    Trial unweighted = new Trial(false, 0.75);
    Trial weighted = new Trial(true, 0);
    for (int number = 0; number < 128; number++) {
      double scaled = random.nextUnit() * 3.75;
      unweighted.draw(stream, number, 3);
      assertThat(unweighted.back()).isEqualTo(scaled >= 3);
      assertThat(unweighted.coin()).isEqualTo(scaled >= 3 ? 0 : scaled % 1);
    }
    assertThat(random.state()).isEqualTo(WalkRandom.after(stream, unweighted.draws(128)));
    random.resume(stream);
    for (int number = 0; number < 128; number++) {
      random.nextUnit();
      weighted.draw(stream, number, 3);
      assertThat(weighted.coin()).isEqualTo(random.nextUnit());
    }
    assertThat(random.state()).isEqualTo(WalkRandom.after(stream, weighted.draws(128)));
  }

  private void fill() {
    walker.begin(999, 123456, 0x89ABCDEF01234567L);
    walker.moveTo(999, 0);
    walker.moveTo(17, 1);
    walker.trial = 128;
    question.begin(5);
    question.add(0, 3, true);
    question.add(1, 0, false);
    question.add(64, Integer.MAX_VALUE, true);
    question.add(127, 9, false);
  }
}
