/**
 * Matrix products of OpenBLAS on memory outside of the heap, in the calling thread. May use
 * OpenBLAS and JavaCPP, nothing of Stride's.
 */
package io.stride.train.blas;
