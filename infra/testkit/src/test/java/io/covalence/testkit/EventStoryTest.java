package io.covalence.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.contract.id.RoundId;
import io.covalence.contract.id.RunId;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.round.RoundPhase;
import io.covalence.contract.run.RoundSummary;
import io.covalence.contract.run.RoundView;
import io.covalence.contract.run.RunEvent;
import io.covalence.contract.run.RunEventKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventStoryTest {
    private static final RunId RUN = new RunId("run_1");
    private static final Instant AT = Instant.EPOCH;

    @Test
    void eventsOfARunAndItsRoundsAreLinesAndThoseOfSitesAreNone() {
        var story = EventStory.ofEvents(List.of(
                event(RunEventKind.RUN_STARTED, "", null),
                event(RunEventKind.CHARTER_AWAITED, "2 of 3 sites have signed the charter", null),
                event(RunEventKind.ROUND_OPENED, "", summary(1, RoundPhase.TRAINING)),
                event(RunEventKind.SITE_CHANGED, "", summary(1, RoundPhase.TRAINING)),
                event(RunEventKind.PHASE_CHANGED, "", summary(1, RoundPhase.AGREEMENT)),
                event(RunEventKind.ROUND_FAILED, "too few sites were left: 2", summary(1, RoundPhase.FAILED)),
                event(RunEventKind.ROUND_COMPLETED, "", summary(2, RoundPhase.COMPLETED)),
                event(RunEventKind.RUN_FAILED, "no round completed", null)));

        EventStory.assertStory(story, """
                run started
                2 of 3 sites have signed the charter
                training round 7 opened
                training round 7 in phase AGREEMENT
                training round 7 failed: too few sites were left: 2
                training round 7, attempt 2, completed by 3 sites
                run failed: no round completed
                """);
    }

    @Test
    void roundsTellHowTheyEndedOrInWhichPhaseTheyAre() {
        assertThat(EventStory.ofRounds(List.of(
                        round(RoundPhase.COMPLETED, ""),
                        round(RoundPhase.FAILED, "the run was stopped"),
                        round(RoundPhase.KEYS, ""))))
                .containsExactly(
                        "training round 7 completed by 3 sites",
                        "training round 7 failed: the run was stopped",
                        "training round 7 in phase KEYS");
    }

    @Test
    void anotherCourseIsShownBesideTheExpectedOne() {
        assertThatThrownBy(() -> EventStory.assertStory(List.of("opened", "failed", "ended"), """
                        opened
                        completed
                        ended
                        """))
                .isInstanceOf(AssertionError.class)
                .hasMessage("""
                        The run took another course:
                          expected  | happened
                          opened    | opened
                        - completed |
                        +           | failed
                          ended     | ended
                        """);
    }

    @Test
    void lineThatIsMissingOrOneTooManyLeavesTheOthersBesideEachOther() {
        assertThat(SideBySide.of(List.of("a", "b", "c"), List.of("a", "c", "d")))
                .isEqualTo("""
                  expected | happened
                  a        | a
                - b        |
                  c        | c
                +          | d
                """);
    }

    private static RunEvent event(RunEventKind kind, String detail, @Nullable RoundSummary round) {
        return new RunEvent(0, RUN, AT, kind, detail, round, null, null, null, null);
    }

    private static RoundView round(RoundPhase phase, String reason) {
        return new RoundView(summary(1, phase), AT, AT, reason, List.of(), null);
    }

    private static RoundSummary summary(int attempt, RoundPhase phase) {
        return new RoundSummary(
                new RoundId("rnd_1"), 7, attempt, RoundKind.TRAINING, phase, 6, 7, "", null, 3, 0, null, 1, 0);
    }
}
