package io.covalence.aggregation.exchange;

import io.covalence.aggregation.round.MessageKind;
import io.covalence.aggregation.round.MessageStore;
import io.covalence.aggregation.round.RoundStore;
import io.covalence.contract.id.RoundId;
import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ProtocolViolation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes who sent what was refused: in a line of the log, and beside the site's place in the round, so that people read of it if
 * the site sends nothing better. A sender has shown a token of its own, so naming it harms nobody else.
 */
final class Refusals {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private final RoundAccess access;
    private final RoundStore store;
    private final MessageStore messages;

    Refusals(RoundAccess access, RoundStore store, MessageStore messages) {
        this.access = access;
        this.store = store;
        this.messages = messages;
    }

    /** Notes a message that breaks the protocol, unless somebody else is to blame for that. */
    void message(RoundId roundId, SiteId siteId, MessageKind kind, ProtocolViolation violation) {
        if (violation.blamed().filter(culprit -> !culprit.equals(siteId)).isEmpty()) {
            var fault = switch (violation.code()) {
                case MALFORMED, UNSUPPORTED_VERSION -> "it sent a malformed " + kind.title();
                case OUTDATED -> "its folder was restored from a backup, or two copies of it are in use";
                default -> "it sent a wrong " + kind.title();
            };
            note(roundId, siteId, kind, kind.name(), fault, String.valueOf(violation.getMessage()));
        }
    }

    /** Notes a chunk that can be part of no masked vector, or is not what was announced. */
    void chunk(RoundId roundId, SiteId siteId, String detail) {
        note(roundId, siteId, MessageKind.MASKED, "CHUNK", "it sent a malformed chunk of its masked vector", detail);
    }

    /** A good message that has arrived meanwhile outweighs it. */
    private void note(RoundId roundId, SiteId siteId, MessageKind missing, String kind, String fault, String detail) {
        access.alone(roundId, siteId, inside -> {
            var transaction = inside.transaction();
            if (!inside.round().ended()
                    && messages.digest(transaction, roundId, siteId, missing).isEmpty()) {
                store.setFault(transaction, roundId, siteId, fault);
            }
            transaction.afterwards(() -> LOG.warn(
                    "event=MESSAGE_REFUSED run={} round={} number={} site={} kind={} detail=\"{}\"",
                    inside.run().runId(),
                    roundId,
                    inside.round().number(),
                    siteId,
                    kind,
                    detail));
            return true;
        });
    }
}
