package io.covalence.sbom;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Holds what is shipped against the advisories, and the explanations against both. */
final class AdvisoryCheck {
    private final Advisories advisories;
    private final Explanations explanations;

    AdvisoryCheck(Advisories advisories, Explanations explanations) {
        this.advisories = advisories;
        this.explanations = explanations;
    }

    /** Every shipped part that an advisory is about, explained or not. */
    List<Finding> findings(String deliverable, List<ShippedJar> jars) {
        var findings = new ArrayList<Finding>();
        for (var jar : jars) {
            Stream.concat(jar.own().stream(), jar.inside().stream())
                    .forEach(part -> advisories.advisories().stream()
                            .filter(advisory -> advisory.concerns(part))
                            .forEach(advisory -> findings.add(new Finding(
                                    deliverable,
                                    jar,
                                    part,
                                    advisory,
                                    explanations.explanations().stream()
                                            .filter(explanation -> explanation.covers(deliverable, advisory))
                                            .findFirst()))));
        }
        return List.copyOf(findings);
    }

    /**
     * What is wrong, in words; empty when every finding is explained, every explanation is still needed, and no jar holds what an
     * explanation says is absent.
     */
    List<String> complaints(Map<String, List<ShippedJar>> shipped) {
        var complaints = new ArrayList<String>();
        Set<Explanation> used = new HashSet<>();
        shipped.forEach((deliverable, jars) -> findings(deliverable, jars)
                .forEach(finding -> finding.explanation()
                        .ifPresentOrElse(
                                used::add,
                                () -> complaints.add(
                                        finding + ". Take the part out, bring it up to date, or explain it."))));
        for (var explanation : explanations.explanations()) {
            if (!used.contains(explanation)) {
                complaints.add("The explanation of " + explanation.advisories() + " for " + explanation.part()
                        + " explains nothing that is shipped: delete it.");
            }
            for (var deliverable : explanation.deliverables()) {
                for (var jar : shipped.getOrDefault(deliverable, List.of())) {
                    explanation.absent().stream()
                            .filter(jar::holds)
                            .forEach(name -> complaints.add(deliverable + "/" + jar.file() + " holds " + name
                                    + ", which is absent according to the explanation of "
                                    + explanation.advisories() + "."));
                }
            }
        }
        return List.copyOf(complaints);
    }
}
