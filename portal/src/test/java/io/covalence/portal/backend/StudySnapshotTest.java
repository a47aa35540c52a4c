package io.covalence.portal.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.round.RoundPhase;
import io.covalence.contract.run.RunState;
import io.covalence.contract.study.StudyState;
import io.covalence.portal.Samples;
import org.junit.jupiter.api.Test;

class StudySnapshotTest {
    private final StudySnapshot snapshot = Samples.snapshot(
            StudyState.RUNNING, 4, Samples.run(RunState.RUNNING, 2, null), Samples.underWay(1, RoundPhase.KEYS));

    @Test
    void aSiteWasHeardWhenItLastSpokeInARoundToo() {
        assertThat(snapshot.sites().getFirst().lastHeard()).isNull();
        assertThat(snapshot.heard(snapshot.sites().getFirst())).contains(Samples.NOON);
    }

    @Test
    void thatASiteWasDroppedIsNoWordOfIt() {
        assertThat(snapshot.heard(snapshot.sites().getLast())).isEmpty();
    }
}
