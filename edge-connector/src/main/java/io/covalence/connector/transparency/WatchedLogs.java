package io.covalence.connector.transparency;

import io.covalence.connector.Failure;
import io.covalence.connector.FailureCode;
import io.covalence.connector.client.AggregationServiceClient;
import io.covalence.connector.client.ServiceRefusal;
import io.covalence.connector.home.ConnectorHome;
import io.covalence.connector.home.PrivateFiles;
import io.covalence.connector.home.PrivateFolder;
import io.covalence.contract.charter.LogSize;
import io.covalence.contract.id.TenantId;
import io.covalence.contract.problem.ProblemType;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.log.ConsistencyProof;
import io.covalence.secagg.log.KnownLog;
import io.covalence.secagg.log.SignedTreeHead;
import io.covalence.secagg.log.SplitView;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The logs of the tenants for whom this site works. It keeps the largest verified head of each for good, so the service
 * can only add to that log from then on. If a service was caught with two logs, the connector works on no round of that
 * tenant until the site's people decide otherwise.
 */
public final class WatchedLogs {
    /** What an honest service may have done that looks like this; there is no way back to the log that it had. */
    private static final String RESTORED =
            "If the service's database was restored from a backup, the people who run it bring the lost entries back,"
                    + " or the study is drawn up again under a new tenant. Tell the study's other members.";

    private final ConnectorHome home;
    private final EvidenceFolder evidence;
    private final AggregationServiceClient service;
    private volatile @Nullable LogSize last;

    public WatchedLogs(ConnectorHome home, EvidenceFolder evidence, AggregationServiceClient service) {
        this.home = home;
        this.evidence = evidence;
        this.service = service;
    }

    /** A log as far as this site has verified it. */
    public record Known(String tenant, long entries, String root) {}

    /** What this site knows of logs, ascending by tenant. */
    public static List<Known> all(ConnectorHome home) {
        return PrivateFolder.list(home.logs()).stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> !name.startsWith(".") && name.endsWith(ConnectorHome.HEAD))
                .flatMap(name ->
                        head(home, new TenantId(name.substring(0, name.length() - ConnectorHome.HEAD.length())))
                                .stream())
                .map(head -> new Known(head.tenant(), head.size(), head.root().hex()))
                .toList();
    }

    /** The largest head of a tenant's log that this site has verified. */
    public static Optional<SignedTreeHead> head(ConnectorHome home, TenantId tenantId) {
        var file = home.logHead(tenantId);
        return PrivateFiles.read(file).map(content -> {
            try {
                return SignedTreeHead.decode(content);
            } catch (ProtocolViolation violation) {
                throw PrivateFiles.damaged(file, String.valueOf(violation.getMessage()));
            }
        });
    }

    /** The log that was met last; for the service to show at once that the next head continues it. */
    public Optional<LogSize> last() {
        return Optional.ofNullable(last);
    }

    /**
     * Meets the head that the service shows now.
     *
     * @param serviceKey from the charter
     * @param growth the proof that came along, encoded; another one is asked for when it is about other sizes
     * @return what is known from now on
     * @throws Failure when this site holds proof of two logs, or gets it now, or the service cannot show that they are one
     * @throws ProtocolViolation (WRONG_CONTEXT, BAD_SIGNATURE)
     */
    public KnownLog meet(ByteString serviceKey, TenantId tenantId, SignedTreeHead shown, Optional<byte[]> growth)
            throws InterruptedException {
        requireOneLog(tenantId);
        var before = head(home, tenantId);
        var known = before.isEmpty()
                ? keep(KnownLog.first(serviceKey, tenantId.value(), shown))
                : meet(new KnownLog(serviceKey, before.get()), shown, growth.map(ConsistencyProof::decode));
        last = new LogSize(tenantId, known.head().size());
        return known;
    }

    /**
     * Meets the heads that the other members of a round carry.
     *
     * @throws Failure as {@link #meet}
     */
    public void meetAll(KnownLog known, List<SignedTreeHead> heads) throws InterruptedException {
        var present = known;
        for (var head : heads) {
            present = meet(present, head, Optional.empty());
        }
    }

    /**
     * Looks for proof of two logs among heads that were refused together.
     *
     * @throws Failure when there is one, which is kept
     */
    public void accuse(ByteString serviceKey, List<SignedTreeHead> heads) {
        for (var head : heads) {
            for (var other : heads) {
                SplitView.between(head, other)
                        .filter(proof -> isSigned(proof, serviceKey))
                        .ifPresent(proof -> {
                            throw twoLogs(proof);
                        });
            }
        }
    }

    private KnownLog meet(KnownLog known, SignedTreeHead other, Optional<ConsistencyProof> growth)
            throws InterruptedException {
        var head = known.head();
        var split = SplitView.between(head, other).filter(proof -> isSigned(proof, known.serviceKey()));
        if (split.isPresent()) {
            throw twoLogs(split.get());
        }
        var proof = proof(head, other, growth);
        if (proof.isEmpty()) {
            throw notContinued(head, other);
        }
        try {
            var next = known.meet(other, proof.get());
            return next.head().size() > head.size() ? keep(next) : next;
        } catch (ProtocolViolation violation) {
            if (violation.code() != Code.BAD_PROOF) {
                throw violation;
            }
            throw notContinued(head, other);
        }
    }

    /** Empty when the service says that it has none, as one would whose log is shorter than the head that it signed before. */
    private Optional<ConsistencyProof> proof(
            SignedTreeHead one, SignedTreeHead other, Optional<ConsistencyProof> growth) throws InterruptedException {
        long from = Math.min(one.size(), other.size());
        long to = Math.max(one.size(), other.size());
        if (from == to) {
            return Optional.of(new ConsistencyProof(from, to, List.of()));
        }
        if (growth.filter(proof -> proof.oldSize() == from && proof.newSize() == to)
                .isPresent()) {
            return growth;
        }
        try {
            return Optional.of(ConsistencyProof.decode(service.consistency(new TenantId(one.tenant()), from, to)));
        } catch (ServiceRefusal refusal) {
            if (refusal.is(ProblemType.INVALID_REQUEST) || refusal.is(ProblemType.NOT_FOUND)) {
                return Optional.empty();
            }
            throw refusal;
        }
    }

    private Failure notContinued(SignedTreeHead one, SignedTreeHead other) {
        evidence.keep(one);
        evidence.keep(other);
        return Failure.failed(
                FailureCode.LOG_NOT_CONTINUED,
                "The service does not show that its log of " + Math.max(one.size(), other.size())
                        + " entries continues the one of " + Math.min(one.size(), other.size())
                        + ", which it signed as well.",
                "Both signed heads are in " + home.evidence() + ". "
                        + (other.size() < one.size() ? RESTORED : "Tell the study's other members."));
    }

    private KnownLog keep(KnownLog known) {
        PrivateFiles.replace(
                home.logHead(new TenantId(known.head().tenant())), known.head().encode());
        return known;
    }

    private void requireOneLog(TenantId tenantId) {
        var proof = evidence.splitView(tenantId);
        if (proof.isPresent()) {
            throw Failure.failed(
                    FailureCode.TWO_LOGS,
                    "This site holds proof that the service keeps two logs for the tenant " + tenantId + ": "
                            + proof.get() + ".",
                    "Show the file to the study's other members. No round is worked on while it lies there.");
        }
    }

    private Failure twoLogs(SplitView proof) {
        var file = evidence.keep(proof);
        return Failure.failed(
                FailureCode.TWO_LOGS,
                "The service keeps two logs of " + proof.first().size() + " entries for the tenant "
                        + proof.first().tenant() + ": it has signed both.",
                "The proof is " + file + ". Show it to the study's other members. No round is worked on while it lies"
                        + " there. " + RESTORED);
    }

    private static boolean isSigned(SplitView proof, ByteString serviceKey) {
        try {
            proof.verify(serviceKey);
            return true;
        } catch (ProtocolViolation forged) {
            return false;
        }
    }
}
