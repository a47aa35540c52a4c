package io.covalence.sbom;

import java.util.List;
import org.cyclonedx.model.vulnerability.Vulnerability.Analysis;

/**
 * Why an advisory about a shipped part is no reason to stop, or what is done about it.
 *
 * @param advisories ids
 * @param part {@code group:name}
 * @param deliverables where it is shipped; an explanation for one holds for no other
 * @param state as CycloneDX names it
 * @param justifications why it does no harm, as CycloneDX names it: one, or none when it may do harm
 * @param responses what is done about what may do harm, as CycloneDX names it
 * @param absent ends of names of class files that no jar of these deliverables may hold; the check looks for them
 * @param detail for a person who has to decide
 */
record Explanation(
        List<String> advisories,
        String part,
        List<String> deliverables,
        Analysis.State state,
        List<Analysis.Justification> justifications,
        List<Analysis.Response> responses,
        List<String> absent,
        String detail) {
    Explanation {
        advisories = List.copyOf(advisories);
        deliverables = List.copyOf(deliverables);
        absent = List.copyOf(absent);
        justifications = List.copyOf(justifications);
        responses = List.copyOf(responses);
        boolean harmless = state == Analysis.State.NOT_AFFECTED || state == Analysis.State.FALSE_POSITIVE;
        if (harmless ? justifications.size() != 1 : !justifications.isEmpty() || responses.isEmpty()) {
            throw new IllegalArgumentException("The explanation of " + advisories
                    + " says neither why it does no harm nor what is done about it.");
        }
    }

    boolean covers(String deliverable, Advisory advisory) {
        return deliverables.contains(deliverable) && part.equals(advisory.part()) && advisories.contains(advisory.id());
    }
}
