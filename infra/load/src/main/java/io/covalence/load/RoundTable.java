package io.covalence.load;

import io.covalence.contract.round.RoundKind;
import io.covalence.contract.round.RoundPhase;
import io.covalence.contract.round.SitePhase;
import io.covalence.contract.run.RoundView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What each attempt of a training round took and cost, from the moment at which the first site began with it to the moment at which
 * the first began with the next.
 */
final class RoundTable {
    private static final double MEGABYTE = 1e6;
    private static final List<SitePhase> STEPS = List.of(
            SitePhase.TRAINED,
            SitePhase.ADVERTISED,
            SitePhase.SHARED,
            SitePhase.MASKED,
            SitePhase.AGREED,
            SitePhase.UNMASKED);

    private RoundTable() {}

    /**
     * An attempt of a round.
     *
     * @param steps seconds until the last living site had trained (here: downloaded the model and made up an update), and until its
     *     keys, shares, masked update and agreement were answered with what follows from everybody's, and its reveal was taken
     * @param overheadSeconds the service's own figure: the round less the slowest site's local work
     * @param megabytesSent by a site on average
     * @param megabytesReceived by a site on average
     */
    record Line(
            int round,
            int attempt,
            RoundPhase phase,
            int sitesIn,
            int sitesDropped,
            double seconds,
            double overheadSeconds,
            Map<String, Double> steps,
            double megabytesSent,
            double megabytesReceived,
            Map<String, Double> cpuSeconds) {
        double totalCpuSeconds() {
            return cpuSeconds.values().stream().mapToDouble(Double::doubleValue).sum();
        }
    }

    static List<Line> of(LoadRun.Outcome outcome, int sites) {
        var entries = outcome.chronicle().rounds();
        var lines = new ArrayList<Line>();
        for (int i = 0; i + 1 < entries.size(); i++) {
            var entry = entries.get(i);
            var end = entries.get(i + 1).begun();
            outcome.rounds().stream()
                    .filter(round ->
                            round.summary().roundId().equals(entry.offer().roundId()))
                    .filter(round -> round.summary().kind() == RoundKind.TRAINING)
                    .map(round -> line(round, entry, end, sites))
                    .forEach(lines::add);
        }
        return lines;
    }

    private static Line line(RoundView round, Chronicle.Entry entry, Reading end, int sites) {
        var cost = end.since(entry.begun());
        var steps = new TreeMap<String, Double>();
        for (var step : STEPS) {
            Optional.ofNullable(entry.ends().get(step))
                    .ifPresent(
                            time -> steps.put(step.name(), (time - entry.begun().nanos()) / 1e9));
        }
        var summary = round.summary();
        return new Line(
                summary.number(),
                summary.attempt(),
                summary.phase(),
                summary.sitesIn(),
                summary.sitesDropped(),
                cost.seconds(),
                summary.overheadSeconds(),
                steps,
                cost.sent() / MEGABYTE / sites,
                cost.received() / MEGABYTE / sites,
                cost.cpuSeconds());
    }
}
