package io.covalence.aggregation.model;

/**
 * Consecutive values of a model before and after a step, float32 little-endian.
 *
 * @param velocityBefore empty, as is {@code velocityAfter}, when the optimiser remembers nothing
 */
@SuppressWarnings("ArrayRecordComponent") // Large, handed over once, never compared.
public record Stretch(byte[] before, byte[] after, byte[] velocityBefore, byte[] velocityAfter) {}
