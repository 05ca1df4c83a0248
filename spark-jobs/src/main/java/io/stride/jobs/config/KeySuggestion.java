package io.stride.jobs.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Guesses which name was meant by a misspelt one. */
public final class KeySuggestion {
  private KeySuggestion() {}

  /**
   * The most similar of {@code names}: the first that ends in the whole misspelt name, or one that
   * differs from it in no more than a third of its letters (at least two). Equal distances go to
   * the first in alphabetical order.
   *
   * @return empty if nothing is similar
   */
  public static Optional<String> nearest(String misspelt, Collection<String> names) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    Optional<String> whole =
        names.stream().filter(name -> name.endsWith("." + misspelt)).findFirst();
    int limit = Math.max(2, misspelt.length() / 3);
    return whole.or(
        () ->
            names.stream()
                .filter(name -> distance.apply(misspelt, name) <= limit)
                .min(
                    Comparator.comparing((String name) -> distance.apply(misspelt, name))
                        .thenComparing(Comparator.naturalOrder())));
  }
}
