package io.covalence.secagg;

/**
 * The source of randomness for keys and rounding. In production {@code secureRandom::nextBytes}; in tests a seeded
 * stream. Nothing in this library has randomness of its own.
 */
@FunctionalInterface
public interface RandomSource {
    /** Overwrites the whole array with unpredictable bytes. */
    void fill(byte[] target);
}
