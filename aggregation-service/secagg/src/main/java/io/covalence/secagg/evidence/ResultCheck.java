package io.covalence.secagg.evidence;

import io.covalence.secagg.charter.Charter;
import io.covalence.secagg.cohort.SurvivingCohort;

/** Checks that the service's result belongs to the messages beside it. */
final class ResultCheck {
    private final RoundRecord round;
    private final Charter charter;
    private final SurvivingCohort survivors;

    ResultCheck(RoundRecord round, Charter charter, SurvivingCohort survivors) {
        this.round = round;
        this.charter = charter;
        this.survivors = survivors;
    }

    void check() {
        var result = round.result();
        var cohort = survivors.sharing().cohort();
        result.verify(charter.serviceKey());
        Checks.require(result.context().equals(cohort.context()), "it is for another round");
        Checks.require(result.session().equals(cohort.session()), "it is for another session");
        Checks.require(result.survivors().equals(survivors.hash()), "it is for another set of survivors");
        Checks.require(
                result.survivorCount() == survivors.sites().size(), "it counts another number of survivors");
        Checks.require(isNextModel(), "its model is neither the offered one nor the next version");
        round.answers().forEach(answer -> survivors.header(answer.site()));
        Checks.require(
                round.answers().size() >= cohort.threshold(), "fewer survivors answered than the threshold");
        Checks.require(
                result.transcriptRoot().equals(Transcript.root(survivors, round.quorum(), round.answers())),
                "its transcript root is not that of the messages in the bundle");
    }

    private boolean isNextModel() {
        var offer = round.offer();
        var result = round.result();
        boolean scoredOnly = result.modelVersion() == offer.modelVersion()
                && result.modelHash().equals(offer.context().modelHash());
        return scoredOnly || result.modelVersion() == offer.modelVersion() + 1;
    }
}
