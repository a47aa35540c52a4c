package io.covalence.connector.charter;

import io.covalence.secagg.charter.Charter;
import io.covalence.secagg.charter.CharterMember;
import java.util.ArrayList;
import java.util.List;

/** What a charter version changes, in plain words. */
final class CharterDifference {
    private CharterDifference() {}

    /** A line for each change; empty when both say the same. */
    static List<String> between(Charter before, Charter after) {
        var lines = new ArrayList<String>();
        after.members().stream()
                .filter(member -> before.member(member.site()).isEmpty())
                .forEach(member -> lines.add("joins: " + member.site()));
        before.members().stream()
                .filter(member -> after.member(member.site()).isEmpty())
                .forEach(member -> lines.add("leaves: " + member.site()));
        before.members().stream()
                .filter(member -> hasAnotherKey(member, after))
                .forEach(member -> lines.add("has another key: " + member.site()));
        change(
                lines,
                "the service's key",
                before.serviceKey().hex(),
                after.serviceKey().hex());
        change(lines, "assumed colluders", before.assumedColluders(), after.assumedColluders());
        change(lines, "smallest cohort", before.minimumCohort(), after.minimumCohort());
        var limits = before.limits();
        var others = after.limits();
        change(lines, "most parameters", limits.maximumParameters(), others.maximumParameters());
        change(lines, "most rounds", limits.maximumRounds(), others.maximumRounds());
        change(lines, "largest clip norm", limits.clipNorm(), others.clipNorm());
        if (!limits.privacy().equals(others.privacy())) {
            lines.add("privacy: other words");
        }
        change(lines, "plan", before.planHash().hex(), after.planHash().hex());
        return lines;
    }

    private static boolean hasAnotherKey(CharterMember member, Charter after) {
        return after.member(member.site())
                .filter(other -> !other.equals(member))
                .isPresent();
    }

    private static void change(List<String> lines, String what, Object before, Object after) {
        if (!before.equals(after)) {
            lines.add(what + ": " + before + " -> " + after);
        }
    }
}
