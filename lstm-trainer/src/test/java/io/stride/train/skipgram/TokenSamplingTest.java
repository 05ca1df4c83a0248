package io.stride.train.skipgram;

import static org.assertj.core.api.Assertions.assertThat;

import io.stride.walk.sampling.WalkRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TokenSamplingTest {
  private static final int[] TOKENS = {0, 900, 90, 9, 1};
  private static final NodeCounts COUNTS = new NodeCounts(TOKENS, TOKENS);

  @Test
  @DisplayName("negatives are drawn by (occurrences + 1)^0.75")
  void negatives() {
    TokenSampling sampling = TokenSampling.of(COUNTS, 0);
    WalkRandom random = new WalkRandom();
    random.start(17, 0, 0);
    int draws = 200_000;
    int[] drawn = new int[TOKENS.length];
    for (int i = 0; i < draws; i++) {
      drawn[sampling.negatives().pick(random.nextUnit())]++;
    }
    double total = 0;
    for (int tokens : TOKENS) {
      total += Math.pow(tokens + 1, 0.75);
    }
    double chiSquare = 0;
    for (int node = 0; node < drawn.length; node++) {
      double expected = draws * Math.pow(TOKENS[node] + 1, 0.75) / total;
      chiSquare += Math.pow(drawn[node] - expected, 2) / expected;
    }
    // 4 degrees of freedom: above 28.5 once in 100,000 seeds.
    assertThat(chiSquare).isLessThan(28.5);
    assertThat(sampling.kept()).isEmpty();
  }

  @Test
  @DisplayName("tokens are kept with word2vec's probability")
  void thinning() {
    float[] kept = TokenSampling.of(COUNTS, 0.01).kept();

    // A node of 90% of the tokens and a threshold of 1%: the ratio is 1 / 90.
    assertThat(kept[1]).isCloseTo((float) (Math.sqrt(1 / 90.0) + 1 / 90.0), Offset.offset(1e-6f));
    assertThat(kept[2]).isCloseTo((float) (Math.sqrt(1 / 9.0) + 1 / 9.0), Offset.offset(1e-6f));
    assertThat(kept[3]).isOne();
    assertThat(kept[4]).isOne();
  }
}
