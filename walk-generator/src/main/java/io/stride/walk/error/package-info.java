/**
 * The two ways in which a user's request can be wrong, shared by all modules: a setting outside its
 * range ({@link io.stride.walk.error.InvalidSettingException}) and input data that cannot be used
 * ({@link io.stride.walk.error.InvalidInputException}). Depends on nothing.
 */
package io.stride.walk.error;
