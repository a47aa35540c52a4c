package io.covalence.connector.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.connector.service.LocalServer.Reply;
import io.covalence.contract.id.RoundId;
import io.covalence.contract.id.RunId;
import io.covalence.contract.run.RunState;
import io.covalence.contract.run.RunStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is kept of a run says something of this site's rows: it stays no longer than the run. */
class EndedRunsTest extends WorkingSites {
    private static final RunId OTHER = new RunId("run_" + "o".repeat(20));
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final AtomicInteger asked = new AtomicInteger();
    private Instant now = NOON;

    @BeforeEach
    void begin() {
        begin(3);
    }

    @ParameterizedTest
    @EnumSource(names = {"FAILED", "STOPPED", "SUCCEEDED"})
    void whatIsKeptOfARunThatHasEndedGoesWhetherOrNotARoundWasUnderWay(RunState ended) throws InterruptedException {
        keep(Federation.RUN, true);
        keep(OTHER, false);
        tell(Federation.RUN, ended);
        tell(OTHER, RunState.RUNNING);

        connector().forget();

        var home = federation.site(0).home();
        assertThat(home.kept(Federation.RUN)).doesNotExist();
        assertThat(home.pending(Federation.RUN)).doesNotExist();
        assertThat(home.kept(OTHER)).exists();
    }

    /** Killed before it asked, or before it deleted: the next process does. */
    @Test
    void connectorThatWasKilledInBetweenDoesItWhenItIsStartedAgain() throws InterruptedException {
        keep(Federation.RUN, true);
        var home = federation.site(0).home();
        // The first of the two files had gone when the process was killed
        new VectorFile(home.pending(Federation.RUN)).delete();
        tell(Federation.RUN, RunState.STOPPED);

        connector().forget();

        assertThat(home.kept(Federation.RUN)).doesNotExist();
    }

    @Test
    void runThatTheServiceDoesNotKnowAnyMoreHasEnded() throws InterruptedException {
        keep(Federation.RUN, true);

        connector().forget();

        assertThat(federation.site(0).home().runsKept()).isEmpty();
    }

    @Test
    void whatIsKeptStaysWhileTheServiceCannotBeAskedAndIsAskedForAgainSeldom() throws InterruptedException {
        keep(Federation.RUN, false);
        federation.server().route("GET", status(Federation.RUN.value()), (request, path) -> {
            asked.incrementAndGet();
            return Reply.empty(403);
        });
        var connector = connector();
        connector.forget();
        connector.forget();
        assertThat(asked).hasValue(1);
        assertThat(federation.site(0).home().kept(Federation.RUN)).exists();

        tell(Federation.RUN, RunState.FAILED);
        now = NOON.plus(Duration.ofMinutes(11));
        connector.forget();
        assertThat(federation.site(0).home().kept(Federation.RUN)).doesNotExist();
    }

    /** A service that says so for ever, or is gone for good, would have it lie there for good. */
    @Test
    void whatIsKeptGoesNinetyDaysAfterTheLastRoundThoughTheRunIsSaidToGoOn() throws Exception {
        keep(Federation.RUN, true);
        keep(OTHER, false);
        tell(Federation.RUN, RunState.RUNNING);
        tell(OTHER, RunState.RUNNING);
        var home = federation.site(0).home();
        written(home.kept(Federation.RUN), Duration.ofDays(200));
        written(home.pending(Federation.RUN), Duration.ofDays(89));
        written(home.kept(OTHER), Duration.ofDays(91));

        connector().forget();
        assertThat(home.runsKept()).containsExactly(Federation.RUN);

        now = NOON.plus(Duration.ofDays(2));
        connector().forget();
        assertThat(home.runsKept()).isEmpty();
    }

    private static void written(Path file, Duration before) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(NOON.minus(before)));
    }

    private void keep(RunId run, boolean roundUnderWay) {
        var kept = new KeptVectors(federation.site(0).home());
        kept.prepare(run, origin(run, new RoundId("rnd_1")), Map.of("control", new float[] {1}));
        kept.commit(run, new RoundId("rnd_1"));
        if (roundUnderWay) {
            kept.prepare(run, origin(run, new RoundId("rnd_2")), Map.of("control", new float[] {2}));
        }
    }

    private static VectorFile.Origin origin(RunId run, RoundId round) {
        return new VectorFile.Origin(run, round, 1, 0, "ab".repeat(32));
    }

    private void tell(RunId run, RunState state) {
        federation
                .server()
                .route("GET", status(run.value()), (request, path) -> Reply.json(200, new RunStatus(run, state)));
    }

    private static String status(String run) {
        return "/aggregation/v1/runs/" + run + "/status";
    }

    private EndedRuns connector() {
        var site = federation.site(0);
        var clock = new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
        return new EndedRuns(new KeptVectors(site.home()), site.service(), clock);
    }
}
