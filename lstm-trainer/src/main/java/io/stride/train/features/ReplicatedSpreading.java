package io.stride.train.features;

import java.util.Optional;
import java.util.stream.IntStream;

/** Spreads codes on this machine's cores. */
final class ReplicatedSpreading implements CodeSpreading {
  @Override
  public SpreadCodes fit(SpreadInput input) {
    FeaturePropagation propagation = input.propagation();
    FeatureSettings settings = input.settings();
    int width = input.width();
    FeatureRows codes = propagation.propagate(input.nodeKeys(), settings, width);
    AffineMap whitening =
        width > settings.size()
            ? Whitening.fit(
                codes,
                propagation.windowMeans(codes, FeaturePropagation.NEAR),
                input.used(),
                settings.size())
            : Whitening.fit(codes, input.used());
    return new SpreadCodes(finished(codes, input.used(), whitening), whitening, Optional.empty());
  }

  @Override
  public FeatureRows apply(SpreadInput input, AffineMap whitening) {
    FeatureRows codes =
        input.propagation().propagate(input.nodeKeys(), input.settings(), whitening.width());
    return finished(codes, input.used(), whitening);
  }

  /** Transformed and scaled, in the same table if that has the right size. */
  private static FeatureRows finished(FeatureRows codes, boolean[] used, AffineMap whitening) {
    FeatureRows rows =
        codes.size() == whitening.size() ? codes : new FeatureRows(codes.rows(), whitening.size());
    IntStream.range(0, rows.rows())
        .parallel()
        .filter(row -> used[row])
        .forEach(
            row ->
                whitening.applyScaled(
                    codes.block(row), codes.offset(row), rows.block(row), rows.offset(row)));
    return rows;
  }
}
