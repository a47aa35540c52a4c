package io.covalence.connector.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.connector.home.ConnectorHome;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.round.RoundOffer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoundJournalTest {
    private static final String SESSION = "ab".repeat(32);
    private static final String ANSWER = "cd".repeat(32);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void sessionsAreOpenedForRisingRoundsOnlyAlsoAfterARestart() {
        restarted().open(offer(3));

        assertThat(restarted().mayOpen(offer(2))).isFalse();
        assertThat(restarted().mayOpen(offer(3))).isFalse();
        assertThat(restarted().mayOpen(offer(4))).isTrue();
        assertThatThrownBy(() -> restarted().open(offer(3))).hasMessageContaining("opened for this round before");
    }

    @Test
    void sessionIsNeverAnsweredInTwoWays() {
        var journal = restarted();
        journal.open(offer(1));
        journal.answer(offer(1), SESSION, ANSWER);

        assertThatCode(() -> restarted().answer(offer(1), SESSION, ANSWER)).doesNotThrowAnyException();
        assertThatThrownBy(() -> restarted().answer(offer(1), SESSION, "ef".repeat(32)))
                .hasMessageContaining("answered differently");
        assertThatThrownBy(() -> restarted().answer(offer(1), "ef".repeat(32), ANSWER))
                .hasMessageContaining("answered differently");
    }

    @Test
    void roundThatWasNotOpenedIsNotAnswered() {
        assertThatThrownBy(() -> restarted().answer(offer(1), SESSION, ANSWER)).hasMessageContaining("No session");
        restarted().open(offer(2));
        assertThatThrownBy(() -> restarted().answer(offer(1), SESSION, ANSWER)).hasMessageContaining("No session");
    }

    @Test
    void runsDoNotHinderEachOther() {
        restarted().open(offer(5));

        assertThat(restarted().mayOpen(offerOf("run_" + "o".repeat(20), 1))).isTrue();
    }

    private RoundJournal restarted() {
        return new RoundJournal(new ConnectorHome(folder.resolve("home")).prepare());
    }

    private RoundOffer offer(int number) {
        return offerOf(Federation.RUN, number);
    }

    private RoundOffer offerOf(String run, int number) {
        try (var federation = new Federation(folder, 0)) {
            var offer = federation.offer(number, RoundKind.TRAINING);
            return new RoundOffer(
                    offer.roundId(),
                    run,
                    offer.tenantId(),
                    offer.studyId(),
                    number,
                    1,
                    offer.kind(),
                    offer.planSha256(),
                    offer.modelSha256(),
                    offer.modelVersion(),
                    offer.trainingDeadline(),
                    offer.participants());
        }
    }
}
