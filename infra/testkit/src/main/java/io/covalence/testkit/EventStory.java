package io.covalence.testkit;

import io.covalence.contract.run.RoundSummary;
import io.covalence.contract.run.RoundView;
import io.covalence.contract.run.RunEvent;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The course of a run in words, one line for each event of the run and its rounds: a test states the lines that it expects, and a
 * failure shows both courses side by side. Events of single sites are no part of it, since their order is nobody's promise.
 */
public final class EventStory {
    private EventStory() {}

    /** The lines of a run's events, in the order of the outbox. */
    public static List<String> ofEvents(List<RunEvent> events) {
        return events.stream()
                .map(EventStory::line)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** The lines of rounds as people see them: how each has ended, or the phase that it is in. */
    public static List<String> ofRounds(List<RoundView> rounds) {
        return rounds.stream().map(EventStory::line).toList();
    }

    /**
     * Requires that a course is the expected one.
     *
     * @param expected a line for each event; blanks at both ends of a line do not count
     * @throws AssertionError with both courses side by side when it is another one
     */
    public static void assertStory(List<String> happened, String expected) {
        assertStory(happened, expected.lines().map(String::strip).toList());
    }

    /**
     * Requires that a course is the expected one.
     *
     * @throws AssertionError with both courses side by side when it is another one
     */
    public static void assertStory(List<String> happened, List<String> expected) {
        if (!happened.equals(expected)) {
            throw new AssertionError("The run took another course:\n" + SideBySide.of(expected, happened));
        }
    }

    /** Empty for an event of one site. */
    private static String line(RunEvent event) {
        return switch (event.kind()) {
            case RUN_STARTED -> "run started";
            case CHARTER_AWAITED -> event.detail();
            case ROUND_OPENED -> round(event) + " opened";
            case PHASE_CHANGED -> phase(round(event), about(event));
            case SITE_CHANGED -> "";
            case ROUND_COMPLETED -> completed(round(event), about(event));
            case ROUND_FAILED -> round(event) + " failed: " + event.detail();
            case MODEL_EVALUATED ->
                "model " + Objects.requireNonNull(event.evaluation()).modelVersion() + " evaluated";
            case DATA_SUMMARISED -> "data summarised";
            case RUN_PAUSED -> "run paused";
            case RUN_RESUMED -> "run resumed";
            case RUN_SUCCEEDED -> "run succeeded";
            case RUN_FAILED -> "run failed: " + event.detail();
            case RUN_STOPPED -> "run stopped";
        };
    }

    private static String line(RoundView round) {
        var summary = round.summary();
        var name = name(summary);
        return switch (summary.phase()) {
            case COMPLETED -> completed(name, summary);
            case FAILED -> name + " failed: " + round.reason();
            case TRAINING, KEYS, SHARES, MASKED, AGREEMENT, UNMASKING, AGGREGATING, ABORTING -> phase(name, summary);
        };
    }

    private static String completed(String name, RoundSummary summary) {
        return name + " completed by " + summary.sitesIn() + " sites";
    }

    private static String phase(String name, RoundSummary summary) {
        return name + " in phase " + summary.phase();
    }

    private static String round(RunEvent event) {
        return name(about(event));
    }

    private static RoundSummary about(RunEvent event) {
        return Objects.requireNonNull(event.round());
    }

    private static String name(RoundSummary summary) {
        var kind = summary.kind().name().toLowerCase(Locale.ROOT);
        var attempt = summary.attempt() > 1 ? ", attempt " + summary.attempt() + "," : "";
        return kind + " round " + summary.number() + attempt;
    }
}
