package io.covalence.secagg;

import java.util.SplittableRandom;

/** Repeatable randomness for tests. */
public final class SeededRandom implements RandomSource {
    private final SplittableRandom random;

    public SeededRandom(long seed) {
        random = new SplittableRandom(seed);
    }

    @Override
    public void fill(byte[] target) {
        random.nextBytes(target);
    }
}
