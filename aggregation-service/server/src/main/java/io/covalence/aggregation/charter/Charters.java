package io.covalence.aggregation.charter;

import io.covalence.aggregation.run.Run;
import io.covalence.aggregation.store.Transaction;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.round.Participant;
import io.covalence.contract.run.CharterProgress;
import io.covalence.contract.run.RunEvent;
import io.covalence.contract.run.RunEventKind;
import io.covalence.contract.run.RunOrder;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.charter.Charter;
import io.covalence.secagg.charter.CharterHistory;
import io.covalence.secagg.charter.CharterLimits;
import io.covalence.secagg.charter.CharterMember;
import io.covalence.secagg.charter.Endorsement;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Finds the charter of a run, or proposes one. Its members are exactly the run's sites, under the keys that the order
 * names, and its limits are the plan's; so a study whose sites or plan have changed needs a new version, which its
 * members have to endorse.
 */
public final class Charters {
    private final CharterStore store = new CharterStore();
    private final ByteString serviceKey;

    /**
     * Proposes charters that name a service.
     *
     * @param serviceKey public key of this service
     */
    public Charters(ByteString serviceKey) {
        this.serviceKey = serviceKey;
    }

    /**
     * The charter for an order: the one in force when nothing has changed, else a proposal.
     *
     * @throws ProblemException (PROTOCOL_VIOLATION) when the order's sites can have no such charter; (CONFLICT) while another
     *     version waits for signatures
     */
    public StoredCharter forOrder(Transaction transaction, RunOrder order, StudyPlan plan, Instant now) {
        store.lockStudy(transaction, order.studyId());
        var current = store.current(transaction, order.studyId());
        if (current.isPresent()
                && current.get()
                        .charter()
                        .equals(version(order, plan, current.get().charter()))) {
            return current.get();
        }
        try {
            return propose(transaction, order, plan, current.map(StoredCharter::charter), now);
        } catch (ProtocolViolation e) {
            throw new ProblemException(ProblemType.PROTOCOL_VIOLATION, String.valueOf(e.getMessage()));
        }
    }

    CharterStore store() {
        return store;
    }

    /** Locks a study before anything else; see {@link CharterStore#lockStudy}. */
    public void lockStudy(Transaction transaction, StudyId studyId) {
        store.lockStudy(transaction, studyId);
    }

    /** All versions of a study's charter up to one in force, that one included. */
    public CharterHistory history(Transaction transaction, Charter upTo) {
        return store.history(transaction, upTo);
    }

    /** Who has signed a charter, and who may still sign it. */
    public CharterProgress progress(Transaction transaction, StoredCharter stored) {
        return new CharterProgress(
                stored.charter().version(), stored.signatures().size(), store.unsigned(transaction, stored.hash()));
    }

    /** The event that a run waits for signatures. */
    public static RunEvent awaited(Run run, CharterProgress progress, Instant now) {
        var detail = progress.signed() + " of " + progress.signers() + " sites have signed the charter";
        return new RunEvent(
                0, run.runId(), now, RunEventKind.CHARTER_AWAITED, detail, null, null, null, null, progress);
    }

    /** Withdraws the charter of a run that has ended, when it was still waiting and no other run waits for it; the study is locked. */
    public void withdrawUnawaited(Transaction transaction, Run ended) {
        var hash = ended.charter().hash().hex();
        var stored = store.find(transaction, hash);
        boolean waiting = stored.isPresent() && stored.get().state() == CharterState.PROPOSED;
        if (waiting && !store.isAwaited(transaction, hash)) {
            store.withdraw(transaction, hash);
        }
    }

    /** Who has a say in a version, and when it is enough. */
    static Endorsement endorsement(Charter charter, Optional<Charter> previous) {
        return previous.map(before -> Endorsement.following(before, charter))
                .orElseGet(() -> Endorsement.founding(charter));
    }

    private StoredCharter propose(
            Transaction transaction, RunOrder order, StudyPlan plan, Optional<Charter> current, Instant now) {
        var charter = current.map(before -> of(order, plan, before.version() + 1, before.hash()))
                .orElseGet(() -> of(order, plan, 1, Charter.NONE));
        endorsement(charter, current);
        var proposed = store.proposed(transaction, order.studyId());
        if (proposed.isPresent() && !proposed.get().charter().equals(charter)) {
            throw new ProblemException(
                    ProblemType.CONFLICT, "Another version of this study's charter waits for signatures.");
        }
        var signers = new TreeSet<SiteId>();
        charter.members().forEach(member -> signers.add(member.site()));
        current.ifPresent(before -> before.members().forEach(member -> signers.add(member.site())));
        store.propose(transaction, charter, signers, now);
        return store.find(transaction, charter.hash().hex()).orElseThrow();
    }

    /** What the order would make of a version that is there. */
    private Charter version(RunOrder order, StudyPlan plan, Charter present) {
        return of(order, plan, present.version(), present.previous());
    }

    private Charter of(RunOrder order, StudyPlan plan, int version, ByteString previous) {
        return new Charter(
                order.tenantId().value(),
                order.studyId().value(),
                version,
                previous,
                serviceKey,
                members(order.participants()),
                plan.cohort().assumedColluders(),
                plan.cohort().minimumSites(),
                new CharterLimits(
                        // A limit is positive, also where there is no model.
                        Math.max(1, plan.parameters()),
                        plan.schedule().rounds(),
                        plan.encoding().clipNorm(),
                        ""),
                ByteString.ofHex(order.planSha256()));
    }

    private static List<CharterMember> members(List<Participant> participants) {
        return participants.stream()
                .map(participant -> new CharterMember(
                        participant.siteId(),
                        ByteString.of(Base64.getUrlDecoder().decode(participant.identityKey()))))
                .sorted(Comparator.comparing(CharterMember::site))
                .toList();
    }
}
