package io.covalence.service.invitation;

import io.covalence.contract.text.PlainText;
import io.covalence.service.secret.Digests;
import io.covalence.service.study.StudyFacts;

/**
 * What an institution signs by accepting. The text follows from the study and the invitation alone, so that everybody computes
 * the same digest from it. Our clauses come first; what the sponsor wrote follows after them in quotation marks of its own, so
 * that nothing in it can be taken for a clause.
 */
record Agreement(String text) {
    static Agreement of(String tenantName, String institutionName, StudyFacts study) {
        return new Agreement("""
                Agreement to take part in a study, version 3

                1. The institution trains the study's model on its own data, at its own site, with its own connector.
                2. No record of that data leaves the site. What leaves is a masked update that means nothing by itself; the
                   service learns only the sum over all sites of a round, of which there are at least three.
                3. The site runs this plan only after approving it there, and may suspend or withdraw at any time.
                4. The model that results is available to the sponsor and to the institutions that took part.

                Study: %s
                Plan (SHA-256): %s

                These are all clauses. What follows was written by the sponsor; it says what the study is about, and adds
                nothing to the clauses and takes nothing from them.

                Sponsor:
                %s
                Institution, as the sponsor calls it:
                %s
                Name of the study:
                %s
                Question:
                %s
                """.formatted(
                        study.id(),
                        study.planSha256(),
                        quoted(tenantName),
                        quoted(institutionName),
                        quoted(study.name()),
                        quoted(study.question())));
    }

    private static String quoted(String text) {
        return String.join("\n", PlainText.quoted(text));
    }

    String sha256() {
        return Digests.sha256(text);
    }
}
