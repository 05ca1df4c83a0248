package io.stride.train.averaging;

/**
 * Decides by the held-out errors whether training goes on (Prechelt, "Early Stopping - But When?",
 * in Neural Networks: Tricks of the Trade, 1998). Knows nothing but the errors that it was told, so
 * a resumed training decides as one that was never interrupted.
 */
final class EarlyStop {
  private final EarlyStopping settings;
  private double reference = Double.POSITIVE_INFINITY;
  private int withoutImprovement;

  EarlyStop(EarlyStopping settings) {
    this.settings = settings;
  }

  /**
   * Takes the next error into account. Small gains add up: each error is compared with the last one
   * that counted as better.
   */
  void add(double error) {
    if (error < reference && error <= reference * (1 - settings.minImprovement())) {
      reference = error;
      withoutImprovement = 0;
    } else {
      withoutImprovement++;
    }
  }

  /** Whether training should end. */
  boolean reached() {
    return switch (settings.mode()) {
      case OFF -> false;
      case PATIENCE -> withoutImprovement >= settings.patience();
      case EAGER -> withoutImprovement >= 1;
    };
  }
}
