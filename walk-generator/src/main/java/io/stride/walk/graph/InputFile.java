package io.stride.walk.graph;

import java.io.Serializable;

/**
 * One file of an input.
 *
 * @param path its full Hadoop path
 * @param name how messages call it: as the user wrote it where that names one file
 * @param length its size in bytes, compressed if it is
 */
record InputFile(String path, String name, long length) implements Serializable {}
