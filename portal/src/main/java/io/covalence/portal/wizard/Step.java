package io.covalence.portal.wizard;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The steps of a study's definition. */
enum Step {
    QUESTION,
    DATA,
    WORK,
    PRIVACY,
    /** A page of its own. */
    SITES,
    REVIEW;

    private static final String PLAN = "/plan";

    /** Its word in addresses. */
    String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** From 1. */
    int number() {
        return List.of(values()).indexOf(this) + 1;
    }

    /** The step of a word; empty for one that is none, or that has a page of its own. */
    static Optional<Step> at(String path) {
        return Arrays.stream(values())
                .filter(step -> step != SITES && step.path().equals(path))
                .findFirst();
    }

    /** The step that holds what a pointer from a draft leads to. */
    static Optional<Step> of(String pointer) {
        var within = pointer.startsWith(PLAN + "/") ? pointer.substring(PLAN.length()) : pointer;
        return switch (within.replaceFirst("^/", "").replaceFirst("/.*", "")) {
            case "name", "question" -> Optional.of(QUESTION);
            case "inputs" -> Optional.of(DATA);
            case "work", "schedule" -> Optional.of(WORK);
            case "cohort", "encoding", "privacy" -> Optional.of(PRIVACY);
            default -> Optional.empty();
        };
    }

    /** The step after this one; a study's sites are invited once the plan is as it should be. */
    Step next() {
        return switch (this) {
            case QUESTION -> DATA;
            case DATA -> WORK;
            case WORK -> PRIVACY;
            case PRIVACY, SITES, REVIEW -> REVIEW;
        };
    }
}
