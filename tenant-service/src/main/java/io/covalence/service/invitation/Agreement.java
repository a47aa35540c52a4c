package io.covalence.service.invitation;

import io.covalence.service.secret.Digests;
import io.covalence.service.study.StudyFacts;

/**
 * What an institution signs by accepting. The text follows from the study and the invitation alone, so that everybody computes
 * the same digest from it.
 */
record Agreement(String text) {

    static Agreement of(String tenantName, String institutionName, StudyFacts study) {
        return new Agreement("""
                Agreement to take part in a study

                Sponsor: %s
                Institution: %s
                Study: %s (%s)
                Question: %s
                Plan (SHA-256): %s

                1. The institution trains the study's model on its own data, at its own site, with its own connector.
                2. No record of that data leaves the site. What leaves is a masked update that means nothing by itself; the
                   service learns only the sum over all sites of a round, of which there are at least three.
                3. The site runs this plan only after approving it there, and may suspend or withdraw at any time.
                4. The model that results is available to the sponsor and to the institutions that took part.
                """.formatted(
                        tenantName, institutionName, study.name(), study.id(), study.question(), study.planSha256()));
    }

    String sha256() {
        return Digests.sha256(text);
    }
}
