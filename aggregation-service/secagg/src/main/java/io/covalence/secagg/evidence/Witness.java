package io.covalence.secagg.evidence;

import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.charter.CharterChain;
import io.covalence.secagg.cohort.SurvivingCohort;
import io.covalence.secagg.message.Offer;
import io.covalence.secagg.message.Quorum;
import io.covalence.secagg.message.Result;

/**
 * A round as one of its members saw it. Cohorts, offer and charters were checked when they came, so nothing of them is checked
 * again; the service's signature over a bundle made of them shows that it keeps the same ones.
 *
 * @param offer M0
 * @param survivors U3, with M2, the headers and M6
 * @param quorum M8
 * @param result M10
 */
public record Witness(CharterChain charters, Offer offer, SurvivingCohort survivors, Quorum quorum, Result result) {
    /**
     * The round's bundle, which {@link BundleVerifier} finds to hold.
     *
     * @throws ProtocolViolation (BAD_SIGNATURE) when the service's bundle is made of something else than this member saw; and what
     *     else can be wrong with the answers, the result and the log
     */
    public Bundle close(Closing closing) {
        var record =
                RoundRecord.of(charters.history(), offer, survivors, quorum, closing.answers(), result, closing.log());
        var bundle = new Bundle(record, closing.signature());
        BundleVerifier.checkAsMember(bundle, charters.current(), survivors);
        return bundle;
    }
}
