package io.covalence.contract.plan;

import java.util.HashSet;
import java.util.List;

/** Collects the violated bounds of one record of a plan. */
public final class Bounds {
    private final String pointer;
    private final List<Violation> violations;

    Bounds(String pointer, List<Violation> violations) {
        this.pointer = pointer;
        this.violations = violations;
    }

    /**
     * Adds a violation.
     *
     * @param member pointer from the record
     * @param message what is allowed
     */
    public void add(String member, String message) {
        violations.add(new Violation(pointer + member, message));
    }

    /** Requires that no name stands twice. */
    public void distinct(List<String> names, List<String> members) {
        var seen = new HashSet<String>();
        for (int i = 0; i < names.size(); i++) {
            if (!seen.add(names.get(i))) {
                add(members.get(i), "stands twice");
            }
        }
    }
}
