package io.covalence.aggregation.model;

import java.util.List;

/** Consecutive values of a version's whole state before and after a step. */
public record VectorSegment(List<Part> parts) {
    /** Those of one vector, float32 little-endian. */
    @SuppressWarnings("ArrayRecordComponent") // Large, handed over once, never compared.
    record Part(Successor vector, byte[] before, byte[] after) {}
}
