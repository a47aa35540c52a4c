package io.covalence.service.ledger;

import io.covalence.service.json.Json;
import io.covalence.service.secret.Digests;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/** One entry of a chain; written once and never changed. */
@Entity
@IdClass(LedgerEntry.Key.class)
class LedgerEntry {
    /** What the first entry names as its predecessor. */
    static final String GENESIS = "0".repeat(64);

    @Id
    private String ownerId;

    @Id
    private long sequence;

    private Instant at;
    private String actor;
    private String actorName;
    private String action;
    private String object;
    private String detail;

    @Column(name = "previous_sha256")
    private String previousSha256;

    private String sha256;

    record Key(String ownerId, long sequence) implements Serializable {}

    /** For Hibernate, which sets the fields. */
    @SuppressWarnings("NullAway.Init")
    LedgerEntry() {}

    LedgerEntry(
            String ownerId,
            long sequence,
            Instant at,
            String actor,
            String actorName,
            String action,
            String object,
            String detail,
            String previousSha256) {
        this.ownerId = ownerId;
        this.sequence = sequence;
        this.at = at;
        this.actor = actor;
        this.actorName = actorName;
        this.action = action;
        this.object = object;
        this.detail = detail;
        this.previousSha256 = previousSha256;
        this.sha256 = digest(ownerId, sequence, at, actor, actorName, action, object, detail, previousSha256);
    }

    long sequence() {
        return sequence;
    }

    String sha256() {
        return sha256;
    }

    /** Whether nothing of this entry was changed and it follows the entry with the given digest. */
    boolean follows(String previous, long expectedSequence) {
        return sequence == expectedSequence
                && previousSha256.equals(previous)
                && sha256.equals(
                        digest(ownerId, sequence, at, actor, actorName, action, object, detail, previousSha256));
    }

    private static String digest(
            String ownerId,
            long sequence,
            Instant at,
            String actor,
            String actorName,
            String action,
            String object,
            String detail,
            String previous) {
        return Digests.sha256(Json.write(List.of(
                "covalence/v1/ledger",
                ownerId,
                sequence,
                at.toString(),
                actor,
                actorName,
                action,
                object,
                detail,
                previous)));
    }
}
