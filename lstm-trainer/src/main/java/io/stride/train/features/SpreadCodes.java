package io.stride.train.features;

import java.util.Optional;

/**
 * Codes that were spread over a graph and whitened.
 *
 * @param rows one vector per node; zeros for isolated nodes
 * @param whitening what whitened and reduced them
 * @param means the rows' means over windows, if they were made on the way
 */
record SpreadCodes(FeatureRows rows, AffineMap whitening, Optional<FeatureRows> means) {}
