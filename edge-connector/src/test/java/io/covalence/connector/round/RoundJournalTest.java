package io.covalence.connector.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.connector.Failure;
import io.covalence.connector.home.ConnectorHome;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.IdentityDirectory;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.RoundContext;
import io.covalence.secagg.SiteId;
import io.covalence.secagg.client.Fact;
import io.covalence.secagg.client.Journal;
import io.covalence.secagg.client.RoundHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoundJournalTest {
    private static final ByteString SESSION = ByteString.ofHex("ab".repeat(32));
    private static final ByteString SURVIVORS = ByteString.ofHex("12".repeat(32));
    private static final ByteString ANSWER = ByteString.ofHex("cd".repeat(32));
    private static final ByteString MODEL = ByteString.ofHex("ef".repeat(32));
    private static final Fact OPENED = new Fact.Opened(7, 1);
    private static final Fact MASKED = new Fact.Masked(SESSION, 2, List.of(new SiteId("a"), new SiteId("b")));
    private static final Fact AGREED = new Fact.Agreed(SESSION, SURVIVORS);
    private static final Fact.Answered ANSWERED = new Fact.Answered(SESSION, ANSWER);

    /** As they were written before the model was recorded: round 7 opened, masked and agreed to. */
    private static final List<String> OLD_LINES = List.of(
            "280101000000000000000700000001 96888b03",
            "280102abababababababababababababababababababababababababababababababab"
                    + "02000200000001610000000162 ae1e29f9",
            "280104abababababababababababababababababababababababababababababababab"
                    + "1212121212121212121212121212121212121212121212121212121212121212 e0d86"
                    + "5bc");

    @TempDir
    private Path folder = Path.of("");

    private ConnectorHome home = new ConnectorHome(Path.of("target"));

    @BeforeEach
    void prepare() {
        home = new ConnectorHome(folder.resolve("home")).prepare();
    }

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

        var other = new RoundJournal(home).of("run_" + "o".repeat(20));
        other.record(new Fact.Opened(1, 1));

        assertThat(mayOpen(7, 1)).isFalse();
    }

    /** Whether the other run was begun before or after the sum was opened, by this process or an earlier one. */
    @Test
    void modelOfWhichASumWasOpenedIsSpentInEveryRun() {
        var journal = new RoundJournal(home);
        var other = journal.of("run_" + "o".repeat(20));
        other.record(new Fact.Opened(1, 1, Optional.of(MODEL)));
        other.record(MASKED);
        journal.of(Federation.RUN).record(new Fact.Opened(7, 1, Optional.of(MODEL)));
        journal.of(Federation.RUN).record(MASKED);
        journal.of(Federation.RUN).record(AGREED);

        assertThatThrownBy(() -> other.record(AGREED)).hasMessageContaining("contradicts the journal");
        var third = new RoundJournal(home).of("run_" + "p".repeat(20));
        assertThatThrownBy(() -> third.record(new Fact.Opened(1, 1, Optional.of(MODEL))))
                .hasMessageContaining("contradicts the journal");
        assertThat(mayOpen(third, 1, 1, MODEL)).isFalse();
        assertThat(mayOpen(third, 1, 1, model(1))).isTrue();
    }

    @Test
    void damagedJournalOfOneRunStopsAllSinceItMayHideASpentModel() throws IOException {
        record(OPENED, MASKED);
        Files.writeString(home.journal("run_" + "o".repeat(20)), "nonsense\n");

        assertThatThrownBy(() -> restarted().history())
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo("file-damaged"));
    }

    @Test
    void factsAreOnlyEverAppended() throws IOException {
        record(OPENED);
        var one = content();
        record(MASKED);
        var two = content();
        record(AGREED);

        assertThat(two).startsWith(one);
        assertThat(content()).startsWith(two);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    /** A power cut after each byte that was written: what record had returned for is there, and it can go on. */
    @Test
    void powerCutAtAnyByteLosesNothingThatWasActedUpon() throws IOException {
        var facts = List.of(OPENED, MASKED, AGREED, ANSWERED);
        var ends = new int[facts.size()];
        for (int i = 0; i < facts.size(); i++) {
            record(facts.get(i));
            ends[i] = content().length;
        }
        var whole = content();

        for (int length = 0; length <= whole.length; length++) {
            int cut = length;
            Files.write(file(), Arrays.copyOf(whole, length));
            int durable = (int) Arrays.stream(ends).filter(end -> end <= cut).count();
            assertSame(restarted().history(), RoundHistory.of(facts.subList(0, durable)));

            if (durable < facts.size()) {
                record(facts.get(durable));
                assertThat(content()).isEqualTo(Arrays.copyOf(whole, ends[durable]));
            }
        }
    }

    /** File systems may lengthen a file before they write its last block, which is then read as zeros. */
    @Test
    void blockThatWasNotWrittenIsATornLine() throws IOException {
        record(OPENED, MASKED);
        int sound = content().length;
        record(AGREED);
        var whole = content();

        for (int zeros = 1; zeros <= whole.length - sound; zeros++) {
            var torn = whole.clone();
            Arrays.fill(torn, sound, sound + zeros, (byte) 0);
            Files.write(file(), torn);
            assertSame(restarted().history(), RoundHistory.of(List.of(OPENED, MASKED)));
            record(AGREED);
            assertThat(content()).isEqualTo(whole);
        }
    }

    @Test
    void fileThatWasChangedIsNotUsed() throws IOException {
        record(OPENED, MASKED, AGREED);
        var whole = content();

        for (int i = 0; i < whole.length; i++) {
            var changed = whole.clone();
            changed[i] = (byte) (changed[i] == '1' ? '2' : '1');
            Files.write(file(), changed);
            boolean last = i == whole.length - 1;
            if (last) {
                // Without its end the last line is one that was being written.
                assertSame(restarted().history(), RoundHistory.of(List.of(OPENED, MASKED)));
            } else {
                assertThatThrownBy(() -> restarted().history())
                        .isInstanceOfSatisfying(
                                Failure.class,
                                failure -> assertThat(failure.code()).isEqualTo("file-damaged"));
            }
        }
    }

    @Test
    void fileStaysSmallHoweverLongTheRun() throws IOException {
        var journal = restarted();
        int longest = 0;
        for (int round = 1; round <= 120; round++) {
            journal.record(new Fact.Opened(round, 1));
            journal.record(MASKED);
            assertThat(mayOpen(round, 2)).isFalse();
            assertThat(mayOpen(round + 1, 1)).isTrue();
            longest = Math.max(longest, content().length);
        }

        // Begun anew at the first session beyond 16 KiB, so that it never holds much more
        assertThat(longest).isBetween(1 << 14, (1 << 14) + 200);
        assertThat(content().length).isLessThan(longest);
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

    @Test
    void journalFromBeforeModelsWereRecordedIsReadAndForbidsWhatItDid() throws IOException {
        Files.writeString(file(), String.join("\n", OLD_LINES) + "\n");

        assertThat(mayOpen(7, 2)).isFalse();
        assertThat(mayOpen(8, 1)).isTrue();
        restarted().record(new Fact.Opened(8, 1, Optional.of(MODEL)));
        record(MASKED, AGREED);
        assertThat(mayOpen(9, 1)).isFalse();
        assertThat(mayOpen(9, 1, model(9))).isTrue();
    }

    private static ByteString model(int number) {
        return ByteString.ofHex("%064x".formatted(number));
    }

    private Journal restarted() {
        return new RoundJournal(home).of(Federation.RUN);
    }

    private void record(Fact... facts) {
        for (var fact : facts) {
            restarted().record(fact);
        }
    }

    private boolean mayOpen(long round, int attempt) {
        return mayOpen(round, attempt, MODEL);
    }

    private boolean mayOpen(long round, int attempt, ByteString model) {
        return mayOpen(restarted(), round, attempt, model);
    }

    private static boolean mayOpen(Journal journal, long round, int attempt, ByteString model) {
        var context = new RoundContext("tenant", "study", Federation.RUN, SESSION, round, attempt, model, SESSION);
        try {
            journal.history().requireMayOpen(context, Optional.empty(), new IdentityDirectory(Map.of()));
            return true;
        } catch (ProtocolViolation burnt) {
            return false;
        }
    }

    private Path file() {
        return home.journal(Federation.RUN);
    }

    private byte[] content() throws IOException {
        return Files.readAllBytes(file());
    }

    /** Histories are the same when they allow the same. */
    private static void assertSame(RoundHistory actual, RoundHistory expected) {
        assertThat(actual.answered()).isEqualTo(expected.answered());
        assertThat(actual.votable()).isEqualTo(expected.votable());
        for (var fact : List.of(OPENED, MASKED, new Fact.Voted(SESSION), AGREED, ANSWERED)) {
            assertThat(accepts(actual, fact)).isEqualTo(accepts(expected, fact));
        }
    }

    private static boolean accepts(RoundHistory history, Fact fact) {
        try {
            history.with(fact);
            return true;
        } catch (IllegalStateException contradiction) {
            return false;
        }
    }
}
