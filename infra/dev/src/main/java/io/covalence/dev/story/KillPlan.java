package io.covalence.dev.story;

/**
 * Which connector is killed and when; {@link PowerCut} carries it out.
 *
 * @param site from 1
 * @param round from 1
 */
public record KillPlan(int site, int round) {
    /** Reads {@code SITE@ROUND}. */
    public static KillPlan parse(String text) {
        var parts = text.split("@", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("expected SITE@ROUND, such as 2@3");
        }
        return new KillPlan(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
    }
}
