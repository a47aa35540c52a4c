package io.covalence.connector.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.contract.id.RunId;
import io.covalence.secagg.client.Fact;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a journal forbids a site that has begun a session before. */
class RoundJournalTest extends JournalScene {
    @Test
    void sessionsAreOpenedForRisingRoundsOnlyAlsoAfterARestart() {
        restarted().record(new Fact.Opened(3, 1));

        assertThat(mayOpen(2, 1)).isFalse();
        assertThat(mayOpen(3, 1)).isFalse();
        assertThat(mayOpen(3, 2)).isTrue();
        assertThat(mayOpen(4, 1)).isTrue();
    }

    @Test
    void roundThatWasMaskedIsNotOpenedAgainWithoutACertificate() {
        record(OPENED, MASKED);

        assertThat(mayOpen(7, 2)).isFalse();
        assertThat(mayOpen(8, 1)).isTrue();
    }

    @Test
    void factThatContradictsTheJournalIsNotWritten() throws IOException {
        record(OPENED, MASKED, AGREED, ANSWERED);
        var before = content();

        assertThatThrownBy(() -> restarted().record(new Fact.Answered(SESSION, SURVIVORS)))
                .hasMessageContaining("contradicts the journal");
        assertThatThrownBy(() -> restarted().record(new Fact.Voted(SESSION)))
                .hasMessageContaining("contradicts the journal");

        assertThat(content()).isEqualTo(before);
        assertThat(restarted().history().answered()).contains(ANSWERED);
    }

    @Test
    void runsDoNotHinderEachOther() {
        record(OPENED);

        var other = new RoundJournal(home).of(new RunId("run_" + "o".repeat(20)));
        other.record(new Fact.Opened(1, 1));

        assertThat(mayOpen(7, 1)).isFalse();
    }

    /** Whether the other run was begun before or after the sum was opened, by this process or an earlier one. */
    @Test
    void modelOfWhichASumWasOpenedIsSpentInEveryRun() {
        var journal = new RoundJournal(home);
        var other = journal.of(new RunId("run_" + "o".repeat(20)));
        other.record(new Fact.Opened(1, 1, Optional.of(MODEL)));
        other.record(MASKED);
        journal.of(Federation.RUN).record(new Fact.Opened(7, 1, Optional.of(MODEL)));
        journal.of(Federation.RUN).record(MASKED);
        journal.of(Federation.RUN).record(AGREED);

        assertThatThrownBy(() -> other.record(AGREED)).hasMessageContaining("contradicts the journal");
        var third = new RoundJournal(home).of(new RunId("run_" + "p".repeat(20)));
        assertThatThrownBy(() -> third.record(new Fact.Opened(1, 1, Optional.of(MODEL))))
                .hasMessageContaining("contradicts the journal");
        assertThat(mayOpen(third, 1, 1, MODEL)).isFalse();
        assertThat(mayOpen(third, 1, 1, model(1))).isTrue();
    }

    /** 16 KiB hold some thirty rounds; of each that went before, a line of 80 bytes stays. */
    @Test
    void modelsOfWhichASumWasOpenedAreNeverForgotten() throws IOException {
        var journal = restarted();
        int rounds = 200;
        int longest = 0;
        for (int round = 1; round <= rounds; round++) {
            journal.record(new Fact.Opened(round, 1, Optional.of(model(round))));
            journal.record(MASKED);
            journal.record(AGREED);
            longest = Math.max(longest, content().length);
        }

        for (int round = 1; round <= rounds; round++) {
            assertThat(mayOpen(rounds + 1, 1, model(round)))
                    .as("model of round " + round)
                    .isFalse();
        }
        assertThat(mayOpen(rounds + 1, 1, model(rounds + 1))).isTrue();
        assertThat(longest).isBetween(80 * rounds, (1 << 14) + 80 * rounds + 700);
    }
}
