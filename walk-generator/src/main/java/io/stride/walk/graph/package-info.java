/**
 * From edges to a graph: reading, the dictionary of node ids, merging on GraphX, and the compact
 * adjacency that walks run on. The only package that may use GraphX.
 */
package io.stride.walk.graph;
