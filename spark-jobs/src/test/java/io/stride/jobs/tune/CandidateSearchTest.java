package io.stride.jobs.tune;

import static org.assertj.core.api.Assertions.assertThat;

import io.stride.jobs.config.StrideConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class CandidateSearchTest {
  private static final Map<String, List<Object>> WALKS =
      Map.of(
          "walk.p", List.of(0.25, 1, 4), "walk.q", List.of(0.25, 1, 4), "walk.length", List.of(40));

  @Test
  void oneKeyChangesAtATimeAsLongAsThereAreSuchNeighbours() {
    List<Candidate> tried = search(space(Map.of(), WALKS), 1, 6, candidate -> 0);

    assertThat(tried).hasSize(6).doesNotHaveDuplicates();
    assertThat(tried.get(0)).isEqualTo(Candidate.GIVEN);
    // 2 + 2 + 1 other values than the given 1, 1 and 80.
    assertThat(tried.subList(1, 6)).allSatisfy(one -> assertThat(one.changes()).hasSize(1));
  }

  @Test
  void theWholeSpaceIsTriedOnceIfTheBudgetAllows() {
    List<Candidate> tried = search(space(Map.of(), WALKS), 1, 100, candidate -> 0);

    assertThat(tried).hasSize(3 * 3 * 2).doesNotHaveDuplicates();
  }

  @Test
  void aBetterValueStaysWhileTheOtherKeysAreTried() {
    SearchSpace space = space(Map.of(), WALKS);
    ToDoubleFunction<Candidate> separable =
        candidate ->
            (candidate.changes().getOrDefault("walk.p", 1.0).equals(0.25) ? 1 : 0)
                + (candidate.changes().getOrDefault("walk.q", 1.0).equals(4.0) ? 2 : 0);

    for (long seed = 1; seed <= 5; seed++) {
      // 1 + 2 + 2 + 1: one sweep over all keys.
      List<Candidate> tried = search(space, seed, 6, separable);
      assertThat(tried).anySatisfy(one -> assertThat(separable.applyAsDouble(one)).isEqualTo(3));
    }
  }

  @Test
  void theSameSeedLeadsTheSameWayAndAnotherOneElsewhere() {
    SearchSpace space = space(Map.of(), WALKS);

    assertThat(search(space, 3, 12, CandidateSearchTest::hash))
        .isEqualTo(search(space, 3, 12, CandidateSearchTest::hash))
        .isNotEqualTo(search(space, 4, 12, CandidateSearchTest::hash));
  }

  @Test
  void keysWithoutAPartAreNotTried() {
    Map<String, List<Object>> lists =
        Map.of("skip-gram.window", List.of(3, 5), "training.piece-length", List.of(5));

    assertThat(search(space(Map.of(), lists), 1, 100, one -> 0))
        .containsExactly(Candidate.GIVEN, Candidate.of(Map.of("training.piece-length", "5")));
    assertThat(search(space(Map.of("model.type", "node2vec"), lists), 1, 100, one -> 0))
        .containsExactlyInAnyOrder(
            Candidate.GIVEN,
            Candidate.of(Map.of("skip-gram.window", 3L)),
            Candidate.of(Map.of("skip-gram.window", 5L)));
  }

  @Test
  void hopsAreNotTriedWhereNothingIsPropagated() {
    Map<String, List<Object>> lists =
        Map.of("features.hop-weights", List.of(List.of(1.0, 1.0)), "walk.p", List.of(2));

    assertThat(search(space(Map.of("features.type", "ppmi"), lists), 1, 100, one -> 0))
        .containsExactly(Candidate.GIVEN, Candidate.of(Map.of("walk.p", 2.0)));
    assertThat(search(space(Map.of("features.type", "auto"), lists), 1, 100, one -> 0)).hasSize(4);
  }

  @Test
  void combinationsThatContradictThemselvesAreNotTried() {
    Map<String, List<Object>> lists =
        Map.of("walk.length", List.of(10), "training.piece-length", List.of(20, 5));

    assertThat(search(space(Map.of("training.piece-length", 10), lists), 1, 100, one -> 0))
        .hasSize(5)
        .doesNotContain(Candidate.of(Map.of("walk.length", 10L, "training.piece-length", "20")));
  }

  @Test
  void aValueThatOnlyTheGivenConfigurationStandsAgainstIsLeftOut() {
    SearchSpace space =
        space(
            Map.of("features.size", 256, "model.latent", 256),
            Map.of("features.width", List.of(128, 512)));

    assertThat(space.values("features.width")).containsExactly(0L, 512L);
    assertThat(space.leftOut()).singleElement().asString().contains("features.width was 128");
  }

  private static SearchSpace space(Map<String, Object> given, Map<String, List<Object>> lists) {
    return SearchSpace.of(StrideConfig.load(Optional.empty(), given), lists);
  }

  private static List<Candidate> search(
      SearchSpace space, long seed, int budget, ToDoubleFunction<Candidate> score) {
    CandidateSearch search = new CandidateSearch(space, seed);
    Map<Candidate, Double> scores = new LinkedHashMap<>();
    Candidate best = Candidate.GIVEN;
    Optional<Candidate> next = Optional.of(best);
    List<Candidate> tried = new ArrayList<>();
    while (next.isPresent() && tried.size() < budget) {
      tried.add(next.get());
      scores.put(next.get(), score.applyAsDouble(next.get()));
      best = scores.get(next.get()) > scores.get(best) ? next.get() : best;
      next = search.next(best);
    }
    return tried;
  }

  private static double hash(Candidate candidate) {
    return candidate.title().hashCode();
  }
}
