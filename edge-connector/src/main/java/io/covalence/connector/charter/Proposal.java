package io.covalence.connector.charter;

import io.covalence.connector.Failure;
import io.covalence.connector.FailureCode;
import io.covalence.contract.charter.SiteCharter;
import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.charter.Charter;
import io.covalence.secagg.charter.CharterChain;
import io.covalence.secagg.charter.CharterHistory;
import io.covalence.secagg.charter.CharterSignature;
import io.covalence.secagg.charter.Endorsement;
import io.covalence.secagg.charter.SignedCharter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A study's newest charter version, with everything checked that can be without a person: the versions before it hold, it follows
 * from them, and the signatures that are there are good.
 */
record Proposal(CharterHistory history, Endorsement rule) {
    /**
     * Checks what the service handed over.
     *
     * @throws Failure when it is not what it claims to be
     */
    static Proposal check(SiteCharter offered) {
        try {
            var history = history(offered);
            var newest = history.versions().getLast();
            var rule = before(history)
                    .map(previous -> Endorsement.following(previous, newest.charter()))
                    .orElseGet(() -> Endorsement.founding(newest.charter()));
            newest.signatures().forEach(rule::check);
            return new Proposal(history, rule);
        } catch (ProtocolViolation violation) {
            throw invalid(violation.getMessage() + ".");
        } catch (IllegalArgumentException notBase64) {
            throw invalid("It cannot be read.");
        }
    }

    /**
     * All versions up to the offered one, unchecked.
     *
     * @throws ProtocolViolation (MALFORMED) and the like
     * @throws IllegalArgumentException when it is not base64
     */
    static CharterHistory history(SiteCharter offered) {
        var base64 = Base64.getDecoder();
        var versions = new ArrayList<SignedCharter>();
        if (!offered.history().isEmpty()) {
            versions.addAll(
                    CharterHistory.decode(base64.decode(offered.history())).versions());
        }
        versions.add(SignedCharter.decode(base64.decode(offered.charter())));
        return new CharterHistory(versions);
    }

    Charter charter() {
        return newest().charter();
    }

    /** Who has signed, ascending. */
    Set<SiteId> signers() {
        var signers = new TreeSet<SiteId>();
        newest().signatures().forEach(signature -> signers.add(signature.site()));
        return signers;
    }

    boolean isComplete() {
        return rule.isComplete(signers());
    }

    /** Whether one of the versions is the given charter. */
    boolean contains(Charter charter) {
        return history.versions().stream().anyMatch(version -> version.charter().equals(charter));
    }

    /** The history with one signature of the newest version: which ones put it in force is not known before it is. */
    CharterHistory signedOnlyBy(CharterSignature signature) {
        var versions =
                new ArrayList<>(history.versions().subList(0, history.versions().size() - 1));
        versions.add(SignedCharter.of(charter(), List.of(signature)));
        return new CharterHistory(versions);
    }

    private SignedCharter newest() {
        return history.versions().getLast();
    }

    /** The version before the newest one, verified. */
    private static Optional<Charter> before(CharterHistory history) {
        List<SignedCharter> earlier =
                history.versions().subList(0, history.versions().size() - 1);
        return earlier.isEmpty()
                ? Optional.empty()
                : Optional.of(CharterChain.verify(new CharterHistory(earlier)).current());
    }

    private static Failure invalid(String why) {
        return Failure.failed(
                FailureCode.CHARTER_NOT_VALID,
                "The charter that the service handed over is not valid: " + why,
                "Do not sign it. Tell the study's other members, and the people who run the service.");
    }
}
