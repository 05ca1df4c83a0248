/**
 * Tables with a row of floats per node, of which training touches a few rows at a time: the rows
 * themselves, gradients of some of them, the rule that moves them, what has changed since a round
 * began, and the draw of negative classes. Plain Java; may use {@code io.stride.walk.sampling} and
 * {@code graph}.
 */
package io.stride.train.table;
