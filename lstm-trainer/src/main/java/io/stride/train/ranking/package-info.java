/** How well scores put positives before negatives. Plain arithmetic; depends on nothing. */
package io.stride.train.ranking;
