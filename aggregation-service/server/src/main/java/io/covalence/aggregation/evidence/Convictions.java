package io.covalence.aggregation.evidence;

import io.covalence.aggregation.blob.Digests;
import io.covalence.aggregation.log.TenantLog;
import io.covalence.aggregation.round.MessageKind;
import io.covalence.aggregation.round.MessageStore;
import io.covalence.aggregation.round.Round;
import io.covalence.aggregation.round.RoundStore;
import io.covalence.aggregation.round.RoundTerms;
import io.covalence.aggregation.run.Run;
import io.covalence.aggregation.store.Transaction;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.blame.Equivocation;
import io.covalence.secagg.log.LogEntry;
import io.covalence.secagg.log.LogEntry.EvidenceEntry;
import io.covalence.secagg.log.LogEntry.Subject;
import io.covalence.secagg.message.SignedMessage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the evidence that convicts sites, enters its hash into the log, and lets the round go on without the culprit.
 */
public final class Convictions {
    private static final Logger LOG = LoggerFactory.getLogger(Convictions.class);

    private final EvidenceStore store;
    private final RoundStore rounds;
    private final MessageStore messages;
    private final TenantLog log;

    Convictions(EvidenceStore store, RoundStore rounds, MessageStore messages, TenantLog log) {
        this.store = store;
        this.rounds = rounds;
        this.messages = messages;
        this.log = log;
    }

    /** Convicts; repeating it is harmless. It locks the log, so it comes after every change of round and work. */
    public void convict(Transaction transaction, Run run, Round round, Conviction conviction, Instant now) {
        var body = conviction.evidence().encode();
        var sha256 = Digests.hex(body);
        var culprit = conviction.culprit();
        if (!store.insertConviction(transaction, round, sha256, culprit.value(), body, now)) {
            return;
        }
        rounds.setMisconduct(transaction, round.roundId(), culprit, conviction.sentence());
        LogEntry entry = new EvidenceEntry(
                run.studyId().value(),
                run.runId().value(),
                round.number(),
                round.attempt(),
                Subject.BLAME,
                ByteString.ofHex(sha256));
        log.append(transaction, run.tenantId(), List.of(entry), now);
        transaction.afterwards(() -> LOG.warn(
                "event=SITE_CONVICTED run={} round={} site={} evidence={} detail=\"{}\"",
                run.runId(),
                round.roundId(),
                culprit,
                sha256,
                conviction.sentence()));
    }

    /**
     * The conviction of a site whose message excludes one that it sent before, of whichever kind; empty when it
     * excludes none.
     */
    public Optional<Conviction> equivocation(
            Transaction transaction, Run run, Round round, MessageKind before, SignedMessage message) {
        return messages.body(transaction, round.roundId(), message.site(), before)
                .flatMap(body -> equivocation(run, before.signed(body), message));
    }

    private static Optional<Conviction> equivocation(Run run, SignedMessage one, SignedMessage other) {
        if (one.equals(other)) {
            return Optional.empty();
        }
        var evidence = Equivocation.of(one, other);
        try {
            return Optional.of(new Conviction(evidence.verify(RoundTerms.directory(run)), evidence));
        } catch (ProtocolViolation convictsNobody) {
            return Optional.empty();
        }
    }
}
