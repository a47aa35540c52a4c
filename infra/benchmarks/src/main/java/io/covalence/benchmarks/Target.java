package io.covalence.benchmarks;

/**
 * What a figure should at most be.
 *
 * @param figure its name
 * @param most in the figure's unit
 */
record Target(String figure, double most) {}
