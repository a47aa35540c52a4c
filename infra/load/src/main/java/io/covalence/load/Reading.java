package io.covalence.load;

import java.util.Map;
import java.util.TreeMap;

/**
 * What everything had cost at one moment.
 *
 * @param nanos of the clock
 * @param sent bytes by all sites
 * @param received bytes by all sites
 * @param cpuSeconds by process
 */
record Reading(long nanos, long sent, long received, Map<String, Double> cpuSeconds) {
    static final String SITES = "sites";

    /** What it cost from an earlier moment to this one. */
    Reading since(Reading earlier) {
        var seconds = new TreeMap<String, Double>();
        cpuSeconds.forEach((name, value) -> seconds.put(name, value - earlier.cpuSeconds.getOrDefault(name, 0.0)));
        return new Reading(nanos - earlier.nanos, sent - earlier.sent, received - earlier.received, seconds);
    }

    double seconds() {
        return nanos / 1e9;
    }

    double totalCpuSeconds() {
        return cpuSeconds.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
