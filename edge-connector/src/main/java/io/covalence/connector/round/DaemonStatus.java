package io.covalence.connector.round;

import io.covalence.connector.Json;
import io.covalence.connector.home.ConnectorHome;
import io.covalence.connector.home.PrivateFiles;
import java.time.Instant;
import java.util.Optional;

/**
 * What the running connector last did. Empty text means none.
 *
 * @param doing in plain words
 * @param heard when a service last answered; empty before the first answer
 * @param problem the last thing that went wrong
 */
public record DaemonStatus(
        long pid,
        String startedAt,
        String at,
        String doing,
        String studyId,
        String runId,
        int round,
        int contributed,
        int missed,
        String heard,
        String problem) {
    static DaemonStatus starting(long pid, Instant now) {
        return new DaemonStatus(pid, now.toString(), now.toString(), "starting", "", "", 0, 0, 0, "", "");
    }

    public static Optional<DaemonStatus> read(ConnectorHome home) {
        return PrivateFiles.readJson(home.status(), DaemonStatus.class);
    }

    void write(ConnectorHome home) {
        PrivateFiles.replaceLazily(home.status(), Json.bytes(this));
    }

    DaemonStatus doing(String words, Instant now) {
        return new DaemonStatus(
                pid, startedAt, now.toString(), words, studyId, runId, round, contributed, missed, heard, problem);
    }

    DaemonStatus in(String newStudyId, String newRunId, int newRound) {
        return new DaemonStatus(
                pid, startedAt, at, doing, newStudyId, newRunId, newRound, contributed, missed, heard, problem);
    }

    DaemonStatus heardAt(Instant now) {
        return new DaemonStatus(
                pid, startedAt, at, doing, studyId, runId, round, contributed, missed, now.toString(), problem);
    }

    DaemonStatus contributedOne() {
        return new DaemonStatus(pid, startedAt, at, doing, studyId, runId, round, contributed + 1, missed, heard, "");
    }

    DaemonStatus missedOne(String why) {
        return new DaemonStatus(pid, startedAt, at, doing, studyId, runId, round, contributed, missed + 1, heard, why);
    }

    DaemonStatus troubled(String why) {
        return new DaemonStatus(pid, startedAt, at, doing, studyId, runId, round, contributed, missed, heard, why);
    }
}
