package io.covalence.contract.plan;

/**
 * When training ends before its last round. Each training round scores the version that it starts from, by the metric
 * that every round gives. When a number of versions in a row were no better than the best before them, training ends
 * and the evaluation round follows. It evaluates the version that the last training round made. The end of the run
 * names the best version.
 *
 * @param patience versions in a row that may be no better; 0 to train all rounds
 * @param improvement by how much a version has to be better than the best one to count as better, in the metric's unit
 */
public record Stopping(
        @Range(least = 0, most = 10_000) int patience,
        @Range(least = 0, most = 1e9) double improvement) {
    /** All rounds are trained. */
    public static final Stopping NONE = new Stopping(0, 0);

    /** Whether training can end early at all. */
    public boolean early() {
        return patience > 0;
    }

    /** Whether training may have ended when a version of the model is the newest: the first one can be the best, and is no longer waited on. */
    public boolean mayEndAt(int version) {
        return early() && version > patience;
    }
}
