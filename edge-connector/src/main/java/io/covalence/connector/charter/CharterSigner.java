package io.covalence.connector.charter;

import io.covalence.connector.Failure;
import io.covalence.connector.FailureCode;
import io.covalence.connector.client.AggregationServiceClient;
import io.covalence.connector.identity.IdentityKey;
import io.covalence.connector.policy.SitePolicy;
import io.covalence.connector.study.Decision;
import io.covalence.connector.study.Decisions;
import io.covalence.contract.charter.SiteCharter;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.id.StudyId;
import io.covalence.secagg.charter.Charter;
import io.covalence.secagg.charter.CharterSignature;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Shows charters to the site's people and signs them. */
public final class CharterSigner {
    private final SiteId site;
    private final IdentityKey identity;
    private final SitePolicy policy;
    private final Decisions decisions;
    private final PinnedCharters pinned;
    private final AggregationServiceClient service;

    public CharterSigner(
            SiteId siteId,
            IdentityKey identity,
            SitePolicy policy,
            Decisions decisions,
            PinnedCharters pinned,
            AggregationServiceClient service) {
        this.site = siteId;
        this.identity = identity;
        this.policy = policy;
        this.decisions = decisions;
        this.pinned = pinned;
        this.service = service;
    }

    /**
     * The newest version of a study's charter.
     *
     * @throws Failure when there is none, or it is not valid
     */
    public CharterView show(StudyId studyId) throws InterruptedException {
        return view(proposal(studyId));
    }

    /**
     * Signs the newest version: keeps it here, as the one under which rounds are worked on from now on, then tells the service.
     * Signing it once more is harmless.
     *
     * @param digest beginning of the digest of the charter that the person read
     * @throws Failure when the charter is another one, does not follow from the pinned one, or this site objects to it
     */
    public CharterView sign(StudyId studyId, String digest) throws InterruptedException {
        var proposal = proposal(studyId);
        var charter = proposal.charter();
        var hash = charter.hash().hex();
        if (!hash.startsWith(digest)) {
            throw Failure.failed(
                    FailureCode.CHARTER_CHANGED,
                    "The charter has the digest " + hash + ", which does not begin with " + digest + ".",
                    "Read it again with: connector charter show " + studyId);
        }
        requireContinues(proposal);
        var objections = objections(charter);
        if (!objections.isEmpty()) {
            throw Failure.failed(
                    FailureCode.CHARTER_NOT_ACCEPTABLE,
                    "This site does not sign the charter: " + String.join("; ", objections) + ".",
                    "Look at it with: connector charter show " + studyId);
        }
        var signature = CharterSignature.sign(identity, charter, site);
        pinned.pin(proposal.isComplete() ? proposal.history() : proposal.signedOnlyBy(signature));
        service.sign(hash, signature.encode());
        return view(completed(proposal));
    }

    /** The newest version once more. In force, it is kept with the signatures that put it there: evidence is held against these. */
    private Proposal completed(Proposal signed) throws InterruptedException {
        var now = proposal(new StudyId(signed.charter().study()));
        if (now.isComplete() && now.charter().equals(signed.charter())) {
            pinned.pin(now.history());
        }
        return now;
    }

    private Proposal proposal(StudyId studyId) throws InterruptedException {
        var offered = service.charters().stream()
                .filter(charter -> charter.studyId().equals(studyId))
                .max(Comparator.comparingInt(SiteCharter::version))
                .orElseThrow(() -> new Failure(
                        Failure.Kind.TRY_LATER,
                        FailureCode.NO_CHARTER,
                        "There is no charter of the study " + studyId + " yet.",
                        "It is drawn up when the sponsor starts the run; try again then."));
        var proposal = Proposal.check(offered);
        if (!proposal.charter().study().equals(studyId.value())) {
            throw Failure.failed(
                    FailureCode.CHARTER_NOT_VALID,
                    "The service handed over the charter of another study.",
                    "Tell the people who run the service.");
        }
        return proposal;
    }

    private CharterView view(Proposal proposal) {
        var charter = proposal.charter();
        var objections = new ArrayList<>(objections(charter));
        notFollowed(proposal).ifPresent(known -> objections.addFirst("it does not follow from " + named(known)));
        return CharterView.of(proposal, site, pinned.find(new StudyId(charter.study())), objections);
    }

    private List<String> objections(Charter charter) {
        return CharterRules.objections(
                charter, site, identity.publicKey(), policy, approved(new StudyId(charter.study())));
    }

    private Optional<Decision> approved(StudyId studyId) {
        return decisions.find(studyId).filter(decision -> decision.verdict() == Decision.Verdict.APPROVED);
    }

    private void requireContinues(Proposal proposal) {
        var known = notFollowed(proposal);
        if (known.isPresent()) {
            throw Failure.failed(
                    FailureCode.CHARTER_DOES_NOT_FOLLOW,
                    "The charter does not follow from " + named(known.get()) + ".",
                    "Do not sign it. Ask the study's other members for the number of theirs.");
        }
    }

    /** The charter that is signed here, when the proposed one does not follow from it. */
    private Optional<Charter> notFollowed(Proposal proposal) {
        return pinned.find(new StudyId(proposal.charter().study())).filter(known -> !proposal.contains(known));
    }

    private static String named(Charter known) {
        return "version " + known.version() + " that was signed here, number " + SpokenNumber.of(known.hash());
    }
}
