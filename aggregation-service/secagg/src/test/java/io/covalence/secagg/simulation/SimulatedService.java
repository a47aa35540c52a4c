package io.covalence.secagg.simulation;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.message.AbortCertificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The service: phases with deadlines over stored messages. */
final class SimulatedService {
    /** Ticks of the clock that a phase waits for everybody. */
    private static final long PHASE_TIMEOUT = 8;

    private static final int ATTEMPTS = 4;

    private final Study study;
    private final Store store = new Store();
    private final Map<ByteString, AbortCertificate> certificates = new HashMap<>();
    private final List<Result> results = new ArrayList<>();
    private Attempt attempt = Attempt.FIRST;
    private Phase phase = Phase.ADVERTISING;
    private int again;
    private long deadline = PHASE_TIMEOUT;
    private SessionView session;

    /** One opened sum. */
    record Result(Attempt attempt, List<SiteId> survivors, int sharing, List<Long> values, long limb) {}

    SimulatedService(Study study) {
        this.study = study;
        this.session = view();
    }

    Attempt attempt() {
        return attempt;
    }

    Phase phase() {
        return phase;
    }

    SessionView session() {
        return session;
    }

    List<Result> results() {
        return results;
    }

    Store store() {
        return store;
    }

    int certificates() {
        return certificates.size();
    }

    Optional<AbortCertificate> certificate(ByteString sid) {
        return Optional.ofNullable(certificates.get(sid));
    }

    /** Everything that is not stored is forgotten. */
    void crash() {
        session = view();
    }

    /** Whether the message is stored now, or was before. A message that is not is refused and changes nothing. */
    boolean upload(Mail mail) {
        var known = store.find(attempt, mail.kind(), mail.site());
        if (known.isPresent()) {
            return known.get().equals(mail);
        }
        if (mail.kind() != phase.awaited()) {
            return false;
        }
        try {
            new Inbox(study.federation(attempt), session).check(mail);
        } catch (ProtocolViolation refusal) {
            return false;
        }
        store.keep(attempt, mail);
        return true;
    }

    /** Goes on when everybody has answered, or when the deadline is over. */
    void advance(long now) {
        int arrived = store.all(attempt, phase.awaited()).size();
        boolean expired = now >= deadline;
        if (arrived < expected() && !expired) {
            return;
        }
        switch (phase) {
            case ADVERTISING -> goOnOr(isRoster(arrived), Phase.SHARING, this::tryAgain);
            case SHARING -> goOnOr(isSubset(arrived), Phase.MASKING, this::tryAgain);
            case MASKING -> goOnOr(isSubset(arrived), Phase.AGREEING, () -> enter(Phase.ABORTING));
            case AGREEING -> goOnOr(arrived >= threshold(), Phase.UNMASKING, () -> enter(Phase.ABORTING));
            case UNMASKING -> {
                if (arrived >= threshold()) {
                    finish();
                    begin(attempt.nextModel());
                } else {
                    burn();
                }
            }
            case ABORTING -> {
                if (arrived >= threshold()) {
                    certificates.put(session.cohort().session(), session.certificate());
                    tryAgain();
                } else {
                    burn();
                }
            }
        }
        deadline = now + PHASE_TIMEOUT;
    }

    private int expected() {
        return switch (phase) {
            case ADVERTISING -> study.sites().size();
            case SHARING -> session.cohort().size();
            case MASKING -> session.sharing().sites().size();
            case AGREEING, UNMASKING -> session.surviving().sites().size();
            case ABORTING -> threshold();
        };
    }

    private int threshold() {
        return session.cohort().threshold();
    }

    private boolean isRoster(int size) {
        return accepted(() -> study.federation(attempt).policy().requireRoster(size));
    }

    private boolean isSubset(int size) {
        return accepted(() ->
                session.cohort().policy().requireSubset(size, session.cohort().size()));
    }

    private void goOnOr(boolean enough, Phase next, Runnable otherwise) {
        if (enough) {
            enter(next);
        } else {
            otherwise.run();
        }
    }

    private void tryAgain() {
        if (attempt.number() < ATTEMPTS) {
            begin(attempt.next());
        } else {
            burn();
        }
    }

    /** Once somebody has agreed to open a sum from a model, another one is needed: a new run has one. */
    private void burn() {
        boolean agreed = !store.all(attempt, Mail.Kind.AGREEMENT).isEmpty();
        begin(agreed ? attempt.nextModel() : attempt.nextRound());
        again += agreed ? 0 : 1;
    }

    /** Rounds that began from the model of a burnt one. */
    int again() {
        return again;
    }

    private void begin(Attempt next) {
        attempt = next;
        session = view();
        enter(Phase.ADVERTISING);
    }

    private void enter(Phase next) {
        phase = next;
    }

    private void finish() {
        var sum = session.sum();
        var survivors = session.surviving().sites();
        int sharing = session.sharing().sites().size();
        var values = Arrays.stream(sum.values(0, sum.layout().values())).boxed().toList();
        results.add(new Result(attempt, survivors, sharing, values, sum.limbs()[0]));
    }

    private SessionView view() {
        return new SessionView(study.federation(attempt), store, attempt);
    }

    private static boolean accepted(Runnable check) {
        try {
            check.run();
            return true;
        } catch (ProtocolViolation refusal) {
            return false;
        }
    }
}
