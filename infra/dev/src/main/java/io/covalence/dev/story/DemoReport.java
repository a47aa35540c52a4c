package io.covalence.dev.story;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The results of a demonstration, as JSON.
 *
 * @param metric name of the headline metric
 * @param perRound name of the metric that each round gives
 * @param federated metric of the final model on the union of the sites' evaluation rows, from one securely summed
 *     histogram or errors
 * @param pooled the same model trained on all sites' rows in one place, at its best epoch
 * @param bestSite the best of the sites trained alone, each at its best epoch, on the same union
 * @param peakRssMb peak resident memory by process, in MiB
 * @param evidence of one site about the run, checked without a connection
 * @param serverOutage how long the run waited for a killed server, if one was killed
 */
public record DemoReport(
        String study,
        String metric,
        String perRound,
        double federated,
        double pooled,
        double bestSite,
        boolean secureAggregation,
        List<Site> sites,
        List<Round> rounds,
        Seconds seconds,
        Map<String, Long> peakRssMb,
        Evidence evidence,
        ServerOutage.@Nullable Seconds serverOutage) {

    /** A site by itself. */
    public record Site(String name, int rows, double alone) {}

    /** A round; the metric is the one that each round gives, of the model it made. */
    public record Round(
            int round, double metric, double seconds, double overheadSeconds, int sitesIn, int sitesDropped) {}

    /** Wall-clock seconds of the parts. */
    public record Seconds(double build, double start, double study, double total) {}
}
