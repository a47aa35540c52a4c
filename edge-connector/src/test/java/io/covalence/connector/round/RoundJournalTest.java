package io.covalence.connector.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.connector.home.ConnectorHome;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.round.RoundOffer;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.SiteId;
import io.covalence.secagg.client.Fact;
import io.covalence.secagg.client.Journal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoundJournalTest {
    private static final ByteString SESSION = ByteString.ofHex("ab".repeat(32));
    private static final ByteString SURVIVORS = ByteString.ofHex("12".repeat(32));
    private static final ByteString ANSWER = ByteString.ofHex("cd".repeat(32));

    @TempDir
    private Path folder = Path.of("");

    @Test
    void sessionsAreOpenedForRisingRoundsOnlyAlsoAfterARestart() {
        open(3);

        assertThat(restarted().mayOpen(offer(2, 1))).isFalse();
        assertThat(restarted().mayOpen(offer(3, 1))).isFalse();
        assertThat(restarted().mayOpen(offer(4, 1))).isTrue();
        assertThatThrownBy(() -> open(3)).hasMessageContaining("contradicts the journal");
    }

    @Test
    void roundThatWasMaskedIsNotOpenedAgain() {
        open(3);
        assertThat(restarted().mayOpen(offer(3, 2))).isTrue();
        run().record(new Fact.Masked(SESSION, 2, List.of(new SiteId("a"), new SiteId("b"))));

        assertThat(restarted().mayOpen(offer(3, 2))).isFalse();
        assertThat(restarted().mayOpen(offer(4, 1))).isTrue();
    }

    @Test
    void answerSurvivesARestartAndNoOtherIsRecorded() {
        open(1);
        run().record(new Fact.Masked(SESSION, 2, List.of(new SiteId("a"), new SiteId("b"))));
        run().record(new Fact.Agreed(SESSION, SURVIVORS));
        run().record(new Fact.Answered(SESSION, ANSWER));

        assertThat(run().history().answered()).contains(new Fact.Answered(SESSION, ANSWER));
        assertThatThrownBy(() -> run().record(new Fact.Answered(SESSION, SURVIVORS)))
                .hasMessageContaining("contradicts the journal");
        assertThat(run().history().answered()).contains(new Fact.Answered(SESSION, ANSWER));
    }

    @Test
    void runsDoNotHinderEachOther() {
        open(5);

        assertThat(restarted().mayOpen(offerOf("run_" + "o".repeat(20), 1, 1))).isTrue();
    }

    private RoundJournal restarted() {
        return new RoundJournal(new ConnectorHome(folder.resolve("home")).prepare());
    }

    private Journal run() {
        return restarted().of(Federation.RUN);
    }

    private void open(int number) {
        run().record(new Fact.Opened(number, 1));
    }

    private RoundOffer offer(int number, int attempt) {
        return offerOf(Federation.RUN, number, attempt);
    }

    private RoundOffer offerOf(String run, int number, int attempt) {
        try (var federation = new Federation(folder, 0)) {
            var offer = federation.offer(number, RoundKind.TRAINING);
            return new RoundOffer(
                    offer.roundId(),
                    run,
                    offer.tenantId(),
                    offer.studyId(),
                    number,
                    attempt,
                    offer.kind(),
                    offer.planSha256(),
                    offer.modelSha256(),
                    offer.modelVersion(),
                    offer.trainingDeadline(),
                    offer.participants());
        }
    }
}
