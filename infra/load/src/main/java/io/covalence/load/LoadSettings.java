package io.covalence.load;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a load run is to be.
 *
 * @param bench name of the benchmark
 * @param words parameters of the plan
 * @param killed sites that are killed in their first round
 * @param alike whether all sites make up the same update, which then stands in memory once
 * @param serverHeapMib most heap of the server
 * @param silenceSeconds after which the service no longer waits for a site
 */
record LoadSettings(
        String bench,
        int sites,
        int words,
        int killed,
        int rounds,
        boolean alike,
        int serverHeapMib,
        int silenceSeconds,
        int portBase) {
    private static final int SILENCE_SECONDS = 20;
    private static final double SECONDS_A_WORD = 2e-9;
    private static final double SECONDS_A_KEY = 1.5e-3;

    /** Longest time for each phase. */
    static final int PHASE_SECONDS = 3_600;

    private static final int AGGREGATION_SECONDS = 1_800;

    /**
     * The service's own limit, plus twice what this machine needs for all pairs of sites: they share its cores, while real sites
     * have one each.
     */
    static int silence(int sites, int words) {
        double pairs = (double) sites * sites;
        return (int) (SILENCE_SECONDS + pairs * (words * SECONDS_A_WORD + SECONDS_A_KEY));
    }

    /** Settings of the services. */
    Map<String, String> ofServices() {
        return Map.of(
                "COVALENCE_SILENCE_SECONDS", String.valueOf(silenceSeconds),
                "COVALENCE_AGGREGATION_SECONDS", String.valueOf(AGGREGATION_SECONDS));
    }

    Map<String, Object> told() {
        var told = new LinkedHashMap<String, Object>();
        told.put("sites", sites);
        told.put("words", words);
        told.put("killed", killed);
        told.put("rounds", rounds);
        told.put("sameUpdate", alike);
        told.put("serverHeapMib", serverHeapMib);
        told.put("silenceSeconds", silenceSeconds);
        return told;
    }
}
