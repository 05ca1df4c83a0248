package io.stride.train.model;

/** What is minimised between a node's feature vector and its reconstruction. */
public enum ReconstructionLoss {
  /** Mean over features of the squared difference. */
  MSE,
  /** One minus the cosine of the angle between the two. */
  COSINE
}
