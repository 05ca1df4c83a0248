package io.stride.jobs.tune;

import io.stride.jobs.evaluation.KeyedHash;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Says which configuration to try next. First one key after the other takes its other values, all
 * else being as in the best configuration so far; when none of its neighbours is left, random ones
 * follow. None is tried twice.
 *
 * <p>Why not random ones from the start: the budget is a dozen, and the given configuration is a
 * good one. A random one differs from it in most keys at once, of which one bad value spoils the
 * score; with one key at a time a dozen configurations see every value of five or six keys, and
 * each score says what that value does. What is missed are gains that take two keys together.
 *
 * <p>The order of keys and values follows from the seed; the same scores lead the same way.
 */
final class CandidateSearch {
  /** Key of this use of the seed. */
  private static final long PURPOSE = 0x74756e65L;

  /** Random draws after which a space counts as used up. */
  private static final int DRAWS = 10_000;

  private final SearchSpace space;
  private final List<String> keys;
  private final Map<String, List<Object>> values = new TreeMap<>();
  private final Set<Candidate> tried = new HashSet<>();
  private final SplittableRandom random;
  private int at;

  /** A search that has tried the given configuration. */
  CandidateSearch(SearchSpace space, long seed) {
    this.space = space;
    this.random = new SplittableRandom(KeyedHash.of(seed, PURPOSE));
    this.keys =
        space.keys().stream()
            .sorted(Comparator.comparingLong(key -> KeyedHash.of(seed, KeyedHash.ofText(key))))
            .toList();
    keys.forEach(key -> values.put(key, shuffled(key, seed)));
    tried.add(Candidate.GIVEN);
  }

  /**
   * The next configuration; counts as tried.
   *
   * @param best the one with the best score so far
   * @return empty if there is no other
   */
  Optional<Candidate> next(Candidate best) {
    for (int i = 0; i < keys.size(); i++) {
      int position = (at + i) % keys.size();
      Optional<Candidate> found = neighbour(best, keys.get(position));
      if (found.isPresent()) {
        at = position;
        return found;
      }
    }
    return drawn();
  }

  private Optional<Candidate> neighbour(Candidate best, String key) {
    return values.get(key).stream()
        .map(
            value -> {
              Map<String, Object> changes = new TreeMap<>(best.changes());
              changes.put(key, value);
              return space.candidate(changes);
            })
        .flatMap(Optional::stream)
        .filter(tried::add)
        .findFirst();
  }

  private Optional<Candidate> drawn() {
    for (int draw = 0; draw < DRAWS && !keys.isEmpty(); draw++) {
      Map<String, Object> changes = new TreeMap<>();
      for (String key : keys) {
        List<Object> own = values.get(key);
        changes.put(key, own.get(random.nextInt(own.size())));
      }
      Optional<Candidate> found = space.candidate(changes).filter(tried::add);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private List<Object> shuffled(String key, long seed) {
    List<Object> own = space.values(key);
    return IntStream.range(0, own.size())
        .boxed()
        .sorted(
            Comparator.comparingLong(
                position -> KeyedHash.of(seed, KeyedHash.ofText(key), position)))
        .map(own::get)
        .toList();
  }
}
