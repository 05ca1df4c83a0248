/**
 * What tasks compute on: whether Spark gives them GPUs, whether the jar can use them, and which
 * device a task's thread is tied to. May use Spark's core and {@code model}, which alone knows the
 * backends.
 */
package io.stride.train.device;
