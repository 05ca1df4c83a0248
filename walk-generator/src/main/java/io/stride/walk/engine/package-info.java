/**
 * Many walks: the engines that draw the walks a task asks for. May use {@code graph}, {@code
 * sampling} and Spark's core.
 */
package io.stride.walk.engine;
