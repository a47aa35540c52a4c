package io.covalence.connector.round;

import io.covalence.connector.Failure;
import io.covalence.connector.FailureCode;
import io.covalence.connector.client.AggregationServiceClient;
import io.covalence.connector.client.ServiceRefusal;
import io.covalence.connector.round.KeptVectors.Succession;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.round.RoundPhase;
import io.covalence.contract.round.RoundResult;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.evidence.BundleVerifier;
import io.covalence.secagg.evidence.Report;
import java.time.Duration;
import java.util.Optional;

/** Learns from the signed evidence of a round whether this site's vectors are in its sum. */
final class SumMembership implements KeptVectors.Sums {
    private final AggregationServiceClient service;
    private final SiteId site;

    SumMembership(AggregationServiceClient service, SiteId site) {
        this.service = service;
        this.site = site;
    }

    /**
     * Evidence is there soon after a round. Of an older round that has none any more, what this site keeps stays as it was. That the
     * round failed is believed only where a later one may have made the version that is offered.
     */
    @Override
    public boolean hold(VectorFile.Origin origin, Succession offered) throws InterruptedException {
        var bundle = service.evidence(origin.roundId());
        if (bundle.isPresent()) {
            return isIn(bundle.get(), origin, offered);
        }
        boolean known = switch (offered) {
            case DIRECT -> false;
            case NEXT_VERSION ->
                result(origin)
                        .filter(result -> result.phase() == RoundPhase.FAILED)
                        .isPresent();
            case LATER -> true;
        };
        if (!known) {
            throw new Failure(
                    Failure.Kind.TRY_LATER,
                    FailureCode.NO_EVIDENCE_YET,
                    "Whether this site is in the sum of the round before is not known yet: its evidence is not there.",
                    "It is asked for with the next round.");
        }
        return false;
    }

    private Optional<RoundResult> result(VectorFile.Origin origin) throws InterruptedException {
        try {
            return service.result(origin.roundId(), Duration.ZERO);
        } catch (ServiceRefusal refusal) {
            if (refusal.is(ProblemType.NOT_FOUND)) {
                return Optional.empty();
            }
            throw refusal;
        }
    }

    /** Evidence of another round, proper as it may be, says nothing of this one. */
    private static void requireOf(VectorFile.Origin origin, Report report) {
        var context = report.context();
        boolean same = context.run().equals(origin.runId().value())
                && context.round() == origin.number()
                && report.modelVersionBefore() == origin.modelVersion();
        if (!same) {
            throw ProtocolViolation.malformed("the evidence is of another round");
        }
    }

    private boolean isIn(byte[] bundle, VectorFile.Origin origin, Succession offered) {
        try {
            var report = BundleVerifier.verify(bundle, Optional.of(ByteString.ofHex(origin.charter())));
            requireOf(origin, report);
            return report.survivors().contains(site);
        } catch (ProtocolViolation doubtful) {
            if (offered != Succession.LATER) {
                throw new Failure(
                        Failure.Kind.TRY_LATER,
                        FailureCode.EVIDENCE_NOT_PROPER,
                        "Whether this site is in the sum of the round before is not known: its evidence does not hold.",
                        "It is asked for again with the next round. Tell the people who run the service.");
            }
            return false;
        }
    }
}
