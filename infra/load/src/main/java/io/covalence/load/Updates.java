package io.covalence.load;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The updates that sites make up: each its own, or all the same one, which then stands in memory once. */
final class Updates {
    private final double scale;
    private final boolean alike;
    private final Map<Integer, float[]> shared = new HashMap<>();

    /** @param scale of the plan's fixed point */
    Updates(double scale, boolean alike) {
        this.scale = scale;
        this.alike = alike;
    }

    float[] of(int site, int round, int count) {
        if (!alike) {
            return new MadeUpUpdate(site, round).values(count, scale);
        }
        synchronized (shared) {
            return shared.computeIfAbsent(round, number -> new MadeUpUpdate(0, number).values(count, scale));
        }
    }

    /** The exact sum over sites. */
    long[] sum(List<Integer> sites, int round, int count) {
        var sum = new long[count];
        for (int site : sites) {
            new MadeUpUpdate(alike ? 0 : site, round).addTo(sum);
        }
        return sum;
    }
}
