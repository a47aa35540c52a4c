package io.covalence.connector.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.connector.Failure;
import io.covalence.contract.id.RunId;
import io.covalence.secagg.client.Fact;
import io.covalence.secagg.client.RoundHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The file of a journal: appended only, whole after a power cut, small, and not believed once it was changed. */
class JournalFileTest extends JournalScene {
    /** As they were written before the model was recorded: round 7 opened, masked and agreed to. */
    private static final List<String> OLD_LINES = List.of(
            "280101000000000000000700000001 96888b03",
            "280102abababababababababababababababababababababababababababababababab"
                    + "02000200000001610000000162 ae1e29f9",
            "280104abababababababababababababababababababababababababababababababab"
                    + "1212121212121212121212121212121212121212121212121212121212121212 e0d86"
                    + "5bc");

    @Test
    void damagedJournalOfOneRunStopsAllSinceItMayHideASpentModel() throws IOException {
        record(OPENED, MASKED);
        Files.writeString(home.journal(new RunId("run_" + "o".repeat(20))), "nonsense\n");

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
