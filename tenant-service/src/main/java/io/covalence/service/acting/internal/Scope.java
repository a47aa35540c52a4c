package io.covalence.service.acting.internal;

import io.covalence.contract.id.Id;
import io.covalence.service.acting.Actor;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a transaction tells the database about its actor; the empty string stands for nothing. */
record Scope(
        String kind, String tenant, String institution, String site, String subject, String email, String presented) {
    static final Scope NONE = new Scope("", "", "", "", "", "", "");

    static Scope of(Actor actor) {
        return new Scope(
                actor.kind().name(),
                orEmpty(actor.tenantId()),
                orEmpty(actor.institutionId()),
                orEmpty(actor.siteId()),
                actor.subject(),
                actor.email(),
                orEmpty(actor.presented()));
    }

    private static String orEmpty(@Nullable Id id) {
        return id == null ? "" : id.value();
    }

    private static String orEmpty(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }

    @Override
    public String toString() {
        return "Scope[" + kind + " " + subject + "]";
    }
}
