package io.stride.walk.graph;

/**
 * Counts of a graph, after merging; the degrees are GraphX's.
 *
 * @param nodes nodes, isolated ones included
 * @param edges different edges without self-loops; an undirected one counts once
 * @param selfLoops edges dropped because both their nodes are the same
 * @param duplicates edges merged into another one between the same nodes
 * @param isolated nodes that have no edge once self-loops are dropped
 * @param maxDegree most edges at a node; in a directed graph those in and out together
 * @param meanDegree 2 edges / nodes
 * @param limited what limits on degrees did; the counts above are those afterwards
 */
public record GraphStatistics(
    long nodes,
    long edges,
    long selfLoops,
    long duplicates,
    long isolated,
    int maxDegree,
    double meanDegree,
    LimitedDegrees limited) {}
