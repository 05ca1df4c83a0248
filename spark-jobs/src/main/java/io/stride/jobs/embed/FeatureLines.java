package io.stride.jobs.embed;

import io.stride.train.features.FeatureChoice;
import io.stride.train.features.FeatureSettings;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the reader of a run is told of its features. */
final class FeatureLines {
  private FeatureLines() {}

  /** What was chosen and why; nothing where the settings left nothing open. */
  static List<String> of(FeatureChoice choice) {
    List<String> lines = new ArrayList<>();
    if (!choice.candidates().isEmpty()) {
      lines.add(
          "features: %s; AUC on held-out edges: %s"
              .formatted(
                  text(choice.settings()),
                  choice.candidates().stream()
                      .map(FeatureLines::text)
                      .collect(Collectors.joining(", "))));
    }
    return lines;
  }

  private static String text(FeatureSettings settings) {
    return text(settings.type().name(), settings.ownWeight());
  }

  private static String text(FeatureChoice.Candidate candidate) {
    return String.format(
        Locale.ROOT,
        "%s %.4f",
        text(candidate.type().name(), candidate.ownWeight()),
        candidate.areaUnderCurve());
  }

  private static String text(String type, double weight) {
    return type.toLowerCase(Locale.ROOT) + (weight > 0 ? " + " + plain(weight) + " x own" : "");
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
