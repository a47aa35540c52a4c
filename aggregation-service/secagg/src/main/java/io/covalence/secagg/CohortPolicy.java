package io.covalence.secagg;

import io.covalence.secagg.ProtocolViolation.Code;

/**
 * How small and how large a cohort may be. Every site computes the threshold itself; nobody tells it.
 *
 * @param assumedColluders sites assumed to collude with the service, {@code c}
 * @param minimum the holder's own minimum, of U1 and of every subset of it; for U1 the floor of {@value #FLOOR} wins when larger
 * @param maximum cohort for which the plan's fixed point cannot overflow, at most {@value #LIMIT}
 */
public record CohortPolicy(int assumedColluders, int minimum, int maximum) {
    /** No session begins with fewer sites; how many must survive follows from {@link #requireSubset}. */
    public static final int FLOOR = 3;

    /** Shares are points over GF(256) with x from 1 to 255. */
    public static final int LIMIT = 255;

    /** Sites besides the colluders whose sum may be opened. */
    private static final int HONEST_SURVIVORS = 2;

    public CohortPolicy {
        if (assumedColluders < 0 || minimum < 0 || maximum < FLOOR || maximum > LIMIT || minimum > maximum) {
            throw new IllegalArgumentException("cohort policy out of range");
        }
    }

    /**
     * Shares that open a secret in a cohort of {@code n}: {@code floor((n + c) / 2) + 1}. As {@code 2t > n + c}, any two
     * quorums share an honest site.
     */
    public int threshold(int n) {
        return (n + assumedColluders) / 2 + 1;
    }

    /**
     * Checks the size of U1.
     *
     * @throws ProtocolViolation (COHORT_TOO_SMALL, COHORT_TOO_LARGE)
     */
    public void requireRoster(int n) {
        if (n > maximum) {
            throw ProtocolViolation.of(
                    Code.COHORT_TOO_LARGE, "the cohort has " + n + " sites; at most " + maximum + " are allowed");
        }
        requireAtLeast(n, Math.max(threshold(n), Math.max(minimum, FLOOR)));
    }

    /** Fewest sites with which a session begins. */
    public int leastRoster() {
        int wanted = Math.max(minimum, FLOOR);
        int n = wanted;
        while (threshold(n) > n) {
            n++;
        }
        return n;
    }

    /** Fewest members of U2 or U3, subsets of a cohort of {@code n}. */
    public int leastSubset(int n) {
        return Math.max(threshold(n), Math.max(minimum, assumedColluders + HONEST_SURVIVORS));
    }

    /**
     * Checks the size of U2 or U3, subsets of a cohort of {@code n}.
     *
     * @throws ProtocolViolation (COHORT_TOO_SMALL)
     */
    public void requireSubset(int size, int n) {
        requireAtLeast(size, leastSubset(n));
    }

    private static void requireAtLeast(int size, int needed) {
        if (size < needed) {
            throw ProtocolViolation.of(Code.COHORT_TOO_SMALL, "the cohort has " + size + " sites; it needs " + needed);
        }
    }
}
