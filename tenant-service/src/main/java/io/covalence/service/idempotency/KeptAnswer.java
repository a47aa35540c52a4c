package io.covalence.service.idempotency;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The answer to a request that named a key; without one while the request is being worked on. */
@Entity
@IdClass(KeptAnswer.Key.class)
@SuppressWarnings("UnusedVariable") // Hibernate reads the columns that no method reads.
class KeptAnswer {
    @Id
    private String caller;

    @Id
    @Column(name = "key_sha256")
    private String keySha256;

    @Column(name = "request_sha256")
    private String requestSha256;

    private @Nullable Integer status;

    private byte @Nullable [] sealed;

    private Instant createdAt;
    private Instant expiresAt;

    record Key(String caller, String keySha256) implements Serializable {}

    /** For Hibernate, which sets the fields. */
    @SuppressWarnings("NullAway.Init")
    KeptAnswer() {}

    KeptAnswer(String caller, String keySha256, String requestSha256, Instant now, Instant expiresAt) {
        this.caller = caller;
        this.keySha256 = keySha256;
        this.requestSha256 = requestSha256;
        this.createdAt = now;
        this.expiresAt = expiresAt;
    }

    void keep(int code, byte[] sealedAnswer, Instant until) {
        status = code;
        sealed = sealedAnswer.clone();
        expiresAt = until;
    }

    boolean isFor(String request) {
        return requestSha256.equals(request);
    }

    boolean over(Instant now) {
        return !now.isBefore(expiresAt);
    }

    byte @Nullable [] sealed() {
        return sealed == null ? null : sealed.clone();
    }
}
