package io.covalence.connector.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.covalence.connector.Failure;
import org.jspecify.annotations.Nullable;

/** What {@code --json} prints: one object, whatever happens. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Envelope(
        int schemaVersion,
        String command,
        boolean ok,
        @Nullable Object data,
        @Nullable Fault error) {
    private static final int SCHEMA_VERSION = 1;

    /** What went wrong, why, and the next step. */
    record Fault(String code, String message, String next) {}

    static Envelope of(String command, Result result) {
        return new Envelope(SCHEMA_VERSION, command, result.exitCode() == 0, result.data(), null);
    }

    static Envelope of(String command, Failure failure) {
        return new Envelope(
                SCHEMA_VERSION, command, false, null, new Fault(failure.code(), failure.what(), failure.next()));
    }
}
