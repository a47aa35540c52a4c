package io.covalence.connector.charter;

import io.covalence.connector.Failure;
import io.covalence.connector.FailureCode;
import io.covalence.connector.client.AggregationServiceClient;
import io.covalence.connector.identity.IdentityKey;
import io.covalence.connector.policy.SitePolicy;
import io.covalence.connector.study.Decision;
import io.covalence.contract.charter.SiteCharter;
import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.charter.Charter;
import io.covalence.secagg.charter.CharterChain;
import io.covalence.secagg.charter.CharterHistory;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The charters under which this site works on rounds: signed here, and with all signatures that they need. For use by
 * one thread.
 */
public final class AgreedCharters {
    private final SiteId site;
    private final ByteString identityKey;
    private final PinnedCharters pinned;
    private final AggregationServiceClient service;
    private @Nullable CharterChain verified;

    public AgreedCharters(
            SiteId siteId, IdentityKey identity, PinnedCharters pinned, AggregationServiceClient service) {
        this.site = siteId;
        this.identityKey = identity.publicKey();
        this.pinned = pinned;
        this.service = service;
    }

    /**
     * The charter of a round. The others' signatures may have come after this site's own; they are fetched once, and kept.
     *
     * @param approved the plan of the round
     * @param hash of the charter that the round is held under
     * @param policy in force now; it may have become stricter since the charter was signed
     * @throws Failure when that is not the one signed here, this site objects to it, or somebody has not signed it who must
     */
    public CharterChain require(Decision approved, ByteString hash, SitePolicy policy) throws InterruptedException {
        var studyId = approved.studyId();
        var history = pinned.history(studyId)
                .orElseThrow(() -> Failure.failed(
                        FailureCode.CHARTER_NOT_SIGNED,
                        "This site has not signed a charter of the study " + studyId + ".",
                        "Run: connector charter show " + studyId + ", and sign it if it is right."));
        var charter = history.versions().getLast().charter();
        if (!charter.hash().equals(hash)) {
            throw Failure.failed(
                    FailureCode.CHARTER_NOT_THE_SIGNED_ONE,
                    "The round is held under another charter than version " + charter.version()
                            + ", which is signed here.",
                    "Run: connector charter show " + studyId + ", and ask the other members for the number of theirs.");
        }
        var objections = CharterRules.objections(charter, site, identityKey, policy, Optional.of(approved));
        if (!objections.isEmpty()) {
            throw Failure.failed(
                    FailureCode.CHARTER_NOT_ACCEPTABLE,
                    "This site does not work under the charter that was signed here: " + String.join("; ", objections)
                            + ".",
                    "Look at it with: connector charter show " + studyId);
        }
        return endorsed(history).requireStudy(approved.tenantId().value(), studyId.value());
    }

    private CharterChain endorsed(CharterHistory history) throws InterruptedException {
        var last = verified;
        if (last != null && last.history().equals(history)) {
            return last;
        }
        try {
            return remember(CharterChain.verify(history));
        } catch (ProtocolViolation violation) {
            if (violation.code() != Code.NOT_ENDORSED) {
                throw violation;
            }
        }
        var charter = history.versions().getLast().charter();
        for (var offered : service.charters()) {
            if (offered.hash().equals(charter.hash().hex())) {
                return remember(keep(completed(offered, charter)));
            }
        }
        throw notEndorsed("the service does not show it");
    }

    private static CharterChain completed(SiteCharter offered, Charter charter) {
        try {
            var chain = CharterChain.verify(Proposal.history(offered));
            if (!chain.current().equals(charter)) {
                throw notEndorsed("the service shows another one");
            }
            return chain;
        } catch (ProtocolViolation violation) {
            throw notEndorsed(String.valueOf(violation.getMessage()));
        } catch (IllegalArgumentException notBase64) {
            throw notEndorsed("what the service shows cannot be read");
        }
    }

    private CharterChain remember(CharterChain chain) {
        verified = chain;
        return chain;
    }

    private CharterChain keep(CharterChain chain) {
        pinned.pin(chain.history());
        return chain;
    }

    private static Failure notEndorsed(String why) {
        return Failure.failed(
                FailureCode.CHARTER_NOT_ENDORSED,
                "The charter that is signed here is not in force: " + why + ".",
                "Ask the members whose signature is missing to sign it.");
    }
}
