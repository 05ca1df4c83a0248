/**
 * Settings: {@code conf/reference.conf}, a file, {@code --set} and a command's own options become
 * one checked set of values, and these the settings records of the modules. May use Typesafe config
 * and Hadoop's file systems (a file can lie on any of them), never a Spark session.
 */
package io.stride.jobs.config;
