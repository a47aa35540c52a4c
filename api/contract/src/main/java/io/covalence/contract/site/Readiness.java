package io.covalence.contract.site;

import java.util.List;

/**
 * How a site's dataset fits the plan: ranges only, never a value.
 *
 * @param ready whether the site can take part
 * @param rows usable training rows as a range, such as "1,000-2,000"
 */
public record Readiness(String planSha256, boolean ready, String rows, List<Check> checks) {
    public Readiness {
        checks = List.copyOf(checks);
    }

    /**
     * One requirement and how the dataset meets it.
     *
     * @param fix what to do, empty when it passed
     */
    public record Check(String requirement, Outcome outcome, String found, String fix) {}

    /** How one requirement came out. */
    public enum Outcome {
        PASS,
        WARN,
        FAIL
    }
}
