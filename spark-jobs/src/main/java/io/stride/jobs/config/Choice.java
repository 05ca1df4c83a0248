package io.stride.jobs.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Enum constants as settings spell them: lower case, hyphens for underscores. */
final class Choice {
  private Choice() {}

  static <E extends Enum<E>> E parse(Setting setting, String text, Class<E> type) {
    for (E constant : type.getEnumConstants()) {
      if (spelling(constant).equals(text.strip().toLowerCase(Locale.ROOT))) {
        return constant;
      }
    }
    String shown = text.isBlank() ? "empty" : text;
    throw setting.refused(shown, listed(type));
  }

  private static String spelling(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static <E extends Enum<E>> String listed(Class<E> type) {
    List<String> names = Arrays.stream(type.getEnumConstants()).map(Choice::spelling).toList();
    int last = names.size() - 1;
    return last == 0
        ? names.get(0)
        : String.join(", ", names.subList(0, last)) + " or " + names.get(last);
  }
}
