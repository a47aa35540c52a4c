package io.covalence.secagg.model;

import java.util.ArrayList;
import java.util.List;

/** All that adding and subtracting sums of the same updates gives, for at most five sites: linear algebra. */
final class Combinations {
    /** Whole numbers modulo a prime do for fractions: a determinant of five rows of zeros and ones is at most 5. */
    private static final int PRIME = 101;

    private static final int SITES = 5;

    private final List<int[]> rows = new ArrayList<>();

    private Combinations() {}

    /** Of sums over sets of sites. */
    static Combinations of(List<Integer> sums) {
        var combinations = new Combinations();
        sums.forEach(sum -> {
            var rest = combinations.reduced(sum);
            if (first(rest) < SITES) {
                combinations.rows.add(scaled(rest));
            }
        });
        return combinations;
    }

    /** The sites whose update alone is one of the combinations. */
    int isolated() {
        int isolated = 0;
        for (int site = 0; site < SITES; site++) {
            isolated |= first(reduced(1 << site)) == SITES ? 1 << site : 0;
        }
        return isolated;
    }

    /** What is left of a sum once all rows are taken out of it. */
    private int[] reduced(int sum) {
        var rest = new int[SITES];
        for (int site = 0; site < SITES; site++) {
            rest[site] = sum >> site & 1;
        }
        for (var row : rows) {
            int factor = rest[first(row)];
            for (int site = 0; site < SITES; site++) {
                rest[site] = Math.floorMod(rest[site] - factor * row[site], PRIME);
            }
        }
        return rest;
    }

    /** The same row with 1 as its first number. */
    private static int[] scaled(int[] row) {
        int factor = inverse(row[first(row)]);
        var scaled = new int[SITES];
        for (int site = 0; site < SITES; site++) {
            scaled[site] = row[site] * factor % PRIME;
        }
        return scaled;
    }

    private static int inverse(int number) {
        int inverse = 1;
        for (int i = 0; i < PRIME - 2; i++) {
            inverse = inverse * number % PRIME;
        }
        return inverse;
    }

    private static int first(int[] row) {
        int first = 0;
        while (first < SITES && row[first] == 0) {
            first++;
        }
        return first;
    }
}
