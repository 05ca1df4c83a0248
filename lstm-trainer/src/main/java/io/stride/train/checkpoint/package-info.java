/**
 * Files that training can go on from: written at once or not at all, checked when they are read,
 * refused where they don't belong. Knows what a checkpoint is made of, not what it means; may use
 * Hadoop's file systems and nothing else of this module.
 */
package io.stride.train.checkpoint;
