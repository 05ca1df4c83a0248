package io.stride.walk.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StartPlanTest {
  private static final int LENGTH = 11;

  @Test
  void rangesHoldAsManyNodesAsTheLimitAllows() {
    StartPlan plan = plan(new AllNodes(2));

    // 20 steps a node.
    assertThat(plan.cut(0, 5, 40))
        .containsExactly(
            new NodeRange(0, 2, 4, 40), new NodeRange(2, 4, 4, 40), new NodeRange(4, 5, 2, 20));
    assertThat(plan.cut(0, 5, 59)).hasSize(3);
    assertThat(plan.cut(0, 5, 60)).hasSize(2);
    assertThat(plan.cut(1, 5, 1_000)).containsExactly(new NodeRange(1, 5, 8, 80));
  }

  @Test
  void aNodeIsNeverCut() {
    assertThat(plan(new AllNodes(7)).cut(0, 3, 1))
        .containsExactly(
            new NodeRange(0, 1, 7, 70), new NodeRange(1, 2, 7, 70), new NodeRange(2, 3, 7, 70));
  }

  @Test
  void whereNoWalkStartsThereIsNoRange() {
    StartPlan plan = plan(new GivenNodes(new int[] {3, 90}, 1));

    assertThat(plan.cut(0, 100, 10))
        .containsExactly(new NodeRange(0, 90, 1, 10), new NodeRange(90, 100, 1, 10));
    assertThat(plan.cut(10, 80, 10)).isEmpty();
  }

  @Test
  void rangesFollowEachOtherAndLoseNoWalk() {
    Random random = new Random(1);
    for (int trial = 0; trial < 200; trial++) {
      StartPlan plan =
          new StartPlan(
              DegreeWeighted.of(3, 500, 2_000, trial),
              node -> node * 13 % 9,
              2 + random.nextInt(9));
      long limit = 1L + random.nextInt(400);

      List<NodeRange> ranges = plan.cut(0, 500, limit);

      NodeRange total = plan.total(0, 500);
      assertThat(ranges.stream().mapToLong(NodeRange::walks).sum()).isEqualTo(total.walks());
      assertThat(ranges.stream().mapToLong(NodeRange::steps).sum()).isEqualTo(total.steps());
      assertThat(ranges).allMatch(r -> plan.total(r.from(), r.to()).equals(r));
      for (int i = 1; i < ranges.size(); i++) {
        assertThat(ranges.get(i).from()).isEqualTo(ranges.get(i - 1).to());
      }
      assertThat(ranges).allMatch(r -> r.steps() <= limit || onlyOneLeads(plan, r));
    }
  }

  /** A range over the limit must owe that to one node. */
  private static boolean onlyOneLeads(StartPlan plan, NodeRange range) {
    return IntStream.range(range.from(), range.to()).filter(n -> plan.walks(n) > 0).count() == 1;
  }

  private static StartPlan plan(WalkStarts starts) {
    return new StartPlan(starts, node -> 1, LENGTH);
  }
}
