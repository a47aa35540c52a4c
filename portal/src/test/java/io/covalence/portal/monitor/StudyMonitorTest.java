package io.covalence.portal.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.round.RoundPhase;
import io.covalence.contract.run.RunState;
import io.covalence.contract.study.StudyState;
import io.covalence.portal.FakeStudies;
import io.covalence.portal.FakeViewer;
import io.covalence.portal.HandTicker;
import io.covalence.portal.Samples;
import io.covalence.portal.backend.StudySnapshot;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StudyMonitorTest {
    private static final StudySnapshot KEYS = Samples.snapshot(
            StudyState.RUNNING, 4, Samples.run(RunState.RUNNING, 0, null), Samples.underWay(1, RoundPhase.KEYS));
    private static final StudySnapshot SHARES = Samples.snapshot(
            StudyState.RUNNING, 4, Samples.run(RunState.RUNNING, 0, null), Samples.underWay(1, RoundPhase.SHARES));
    private static final Watched WATCHED = new Watched(FakeViewer.sponsor(), Samples.STUDY, null);

    private final FakeStudies studies = new FakeStudies();
    private final HandTicker ticker = new HandTicker();
    private final StudyMonitor monitor = new StudyMonitor(studies, ticker);
    private final List<Reading> heard = new ArrayList<>();

    @Test
    void onlyChangesAreTold() {
        studies.snapshot = KEYS;
        monitor.watch(WATCHED, KEYS, heard::add);

        ticker.tick();
        assertThat(heard).isEmpty();

        studies.snapshot = SHARES;
        ticker.tick();
        ticker.tick();
        assertThat(heard).containsExactly(new Reading.Fresh(SHARES));
    }

    @Test
    void manyPagesOfOnePersonShareOneReadingAndOneTimer() {
        studies.snapshot = SHARES;
        monitor.watch(WATCHED, KEYS, heard::add);
        monitor.watch(new Watched(FakeViewer.sponsor(), Samples.STUDY, null), KEYS, heard::add);

        ticker.tick();

        assertThat(ticker.timers()).isEqualTo(1);
        assertThat(studies.reads).isEqualTo(1);
        assertThat(heard).hasSize(2);
    }

    @Test
    void thePersonWhoComesLateIsToldWhatIsKnownAlready() {
        studies.snapshot = SHARES;
        monitor.watch(WATCHED, KEYS, reading -> {});
        ticker.tick();

        monitor.watch(WATCHED, KEYS, heard::add);

        assertThat(heard).containsExactly(new Reading.Fresh(SHARES));
    }

    @Test
    void theTimerStopsWithTheLastWatcher() {
        studies.snapshot = KEYS;
        var one = monitor.watch(WATCHED, KEYS, heard::add);
        var other = monitor.watch(WATCHED, KEYS, reading -> {});

        one.remove();
        assertThat(ticker.timers()).isEqualTo(1);
        other.remove();
        assertThat(ticker.timers()).isZero();

        monitor.watch(WATCHED, KEYS, heard::add);
        assertThat(ticker.timers()).isEqualTo(1);
    }

    @Test
    void anOutageIsToldOnceAndItsEndToo() {
        studies.snapshot = KEYS;
        monitor.watch(WATCHED, KEYS, heard::add);

        studies.failure = new ProblemException(ProblemType.UNAVAILABLE, "The database is not answering.");
        ticker.tick();
        ticker.tick();
        studies.failure = null;
        ticker.tick();

        assertThat(heard).hasSize(2);
        assertThat(heard.getFirst()).isInstanceOf(Reading.Outage.class);
        assertThat(heard.getLast()).isEqualTo(new Reading.Fresh(KEYS));
    }

    @Test
    void aPageThatFailsDisturbsNoOther() {
        studies.snapshot = SHARES;
        monitor.watch(WATCHED, KEYS, reading -> {
            throw new IllegalStateException("the page is gone");
        });
        monitor.watch(WATCHED, KEYS, heard::add);

        ticker.tick();

        assertThat(heard).containsExactly(new Reading.Fresh(SHARES));
    }
}
