package io.covalence.connector.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.connector.Failure;
import io.covalence.connector.FailureCode;
import io.covalence.connector.home.ConnectorHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each start of a connector has an object of its own, as a process that was killed has; the files are what it finds. */
class KeptVectorsTest {
    private static final String RUN = "run_" + "r".repeat(20);
    private static final String CHARTER = "ab".repeat(32);

    @TempDir
    Path folder;

    private ConnectorHome home = new ConnectorHome(Path.of("."));

    @BeforeEach
    void begin() {
        home = new ConnectorHome(folder.resolve("home")).prepare();
    }

    @Test
    void committedVectorsAreReadBackByAnotherProcessAndAreTheOwnersAlone() throws IOException {
        var values = new float[10_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.sin(i);
        }
        start().prepare(RUN, origin("rnd_1", 0), Map.of("control", values));
        assertThat(kept()).isEmpty();

        start().commit(RUN, "rnd_1");

        assertThat(kept().orElseThrow().get("control")).isEqualTo(values);
        assertThat(home.pending(RUN)).doesNotExist();
        assertThat(Files.getPosixFilePermissions(home.kept(RUN)))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void roundOfWhichNothingCameLeavesWhatWasKept() throws InterruptedException {
        begin(1, "rnd_1", 0);
        start().commit(RUN, "rnd_1");
        begin(2, "rnd_2", 1);

        start().settle(RUN, "rnd_3", 1, (origin, last) -> {
            throw new AssertionError("nobody has to be asked");
        });

        assertThat(kept().orElseThrow().get("control")).containsExactly(1);
        assertThat(home.pending(RUN)).doesNotExist();
    }

    @Test
    void nothingIsCommittedOfAnotherRound() {
        begin(1, "rnd_1", 0);

        start().commit(RUN, "rnd_2");

        assertThat(kept()).isEmpty();
        assertThat(home.pending(RUN)).exists();
    }

    /** Killed in a round; another attempt, or another round, begins from the same version. */
    @Test
    void offerFromTheSameVersionSaysThatNothingCameOfTheRoundBefore() throws InterruptedException {
        begin(1, "rnd_1", 4);

        start().settle(RUN, "rnd_2", 4, (origin, last) -> {
            throw new AssertionError("nobody has to be asked");
        });

        assertThat(home.pending(RUN)).doesNotExist();
        assertThat(kept()).isEmpty();
    }

    /** Killed after its vector may have left; the version went on. */
    @Test
    void laterVersionCountsWhereThisSiteIsInItsSumAndNotWhereItIsNot() throws InterruptedException {
        begin(1, "rnd_1", 4);
        start().settle(RUN, "rnd_2", 5, (origin, last) -> last && origin.equals(origin("rnd_1", 4)));
        assertThat(kept().orElseThrow().get("control")).containsExactly(1);

        begin(2, "rnd_2", 5);
        start().settle(RUN, "rnd_9", 7, (origin, last) -> last);
        assertThat(kept().orElseThrow().get("control")).containsExactly(1);
        assertThat(home.pending(RUN)).doesNotExist();
    }

    @Test
    void whatIsPendingStaysWhileItIsNotKnownWhetherItCounts() {
        begin(1, "rnd_1", 4);

        assertThatThrownBy(() -> start().settle(RUN, "rnd_2", 5, (origin, last) -> {
                    throw new Failure(Failure.Kind.TRY_LATER, FailureCode.NO_EVIDENCE_YET, "Not known.", "Later.");
                }))
                .isInstanceOf(Failure.class);

        assertThat(home.pending(RUN)).exists();
    }

    @Test
    void roundThatIsOfferedAgainSettlesNothing() throws InterruptedException {
        begin(1, "rnd_1", 4);

        start().settle(RUN, "rnd_1", 4, (origin, last) -> {
            throw new AssertionError("nobody has to be asked");
        });

        assertThat(home.pending(RUN)).exists();
    }

    /** Killed between the result and the commit, or after it: the version went on either way. */
    @Test
    void committingTwiceIsHarmless() throws InterruptedException {
        begin(1, "rnd_1", 4);
        start().commit(RUN, "rnd_1");
        start().commit(RUN, "rnd_1");
        start().settle(RUN, "rnd_2", 5, (origin, last) -> {
            throw new AssertionError("nothing is pending");
        });

        assertThat(kept().orElseThrow().get("control")).containsExactly(1);
    }

    @Test
    void changedOrCutFileIsNotUsed() throws IOException {
        begin(1, "rnd_1", 0);
        start().commit(RUN, "rnd_1");
        var content = Files.readAllBytes(home.kept(RUN));
        for (int cut = 0; cut < content.length; cut++) {
            Files.write(home.kept(RUN), Arrays.copyOf(content, cut));
            assertThatThrownBy(this::kept).as("cut at %d", cut).isInstanceOf(Failure.class);
        }
        for (int at = 0; at < content.length; at++) {
            var changed = content.clone();
            changed[at] ^= 1;
            Files.write(home.kept(RUN), changed);
            assertThatThrownBy(this::kept).as("changed at %d", at).isInstanceOf(Failure.class);
        }
    }

    private void begin(float value, String roundId, int version) {
        start().prepare(RUN, origin(roundId, version), Map.of("control", new float[] {value}));
    }

    private static VectorFile.Origin origin(String roundId, int version) {
        return new VectorFile.Origin(RUN, roundId, version + 1, version, CHARTER);
    }

    private KeptVectors start() {
        return new KeptVectors(home);
    }

    private Optional<Map<String, float[]>> kept() {
        return new VectorFile(home.kept(RUN)).read().map(VectorFile.Content::vectors);
    }
}
