package io.covalence.secagg.simulation;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.EncodedVector;
import io.covalence.secagg.Federation;
import io.covalence.secagg.RingWidth;
import io.covalence.secagg.VectorLayout;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sites whose updates are such that a sum shows who is in it, and how often: site i adds 10^i to a limb. */
final class Study {
    private static final VectorLayout LAYOUT = new VectorLayout(3, RingWidth.BITS_32, 1);

    private final int sites;
    private final int colluders;
    private final Map<Attempt, Federation> federations = new HashMap<>();

    Study(int sites, int assumedColluders) {
        this.sites = sites;
        this.colluders = assumedColluders;
    }

    Federation federation(Attempt attempt) {
        return federations.computeIfAbsent(
                attempt,
                key -> new Federation(
                        sites,
                        colluders,
                        LAYOUT,
                        Federation.contextOf(
                                "tenant", "study", key.round(), key.number(), "model " + key.model(), "plan")));
    }

    List<SiteId> sites() {
        return federation(Attempt.FIRST).sites();
    }

    /** A model gives the same update each time. */
    long[] values(SiteId site, long model) {
        int place = sites().indexOf(site);
        return new long[] {place + 1, model * (place + 1), -1L << place};
    }

    long limb(SiteId site) {
        return (long) Math.pow(10, sites().indexOf(site));
    }

    EncodedVector update(SiteId site, long model) {
        return EncodedVector.of(LAYOUT, values(site, model), new long[] {limb(site)});
    }
}
