package io.covalence.connector.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.connector.Failure;
import io.covalence.connector.FailureCode;
import io.covalence.connector.home.ConnectorHome;
import io.covalence.connector.round.KeptVectors.Succession;
import io.covalence.contract.id.RoundId;
import io.covalence.contract.id.RunId;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.algorithm.Scaffold;
import io.covalence.testkit.TestPlans;
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

/** Each start of a connector has an object of its own, as a process that was killed has; the files are what it finds. */
class KeptVectorsTest {
    private static final RunId RUN = new RunId("run_" + "r".repeat(20));
    private static final String CHARTER = "ab".repeat(32);

    private static final StudyPlan PLAN =
            new TestPlans(Federation.PLAN).with(new Scaffold(1, 100, 10)).plan();

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
        start().prepare(RUN, origin(new RoundId("rnd_1"), 0), Map.of("control", values));
        assertThat(kept()).isEmpty();

        start().commit(RUN, new RoundId("rnd_1"));

        assertThat(kept().orElseThrow().get("control")).isEqualTo(values);
        assertThat(home.pending(RUN)).doesNotExist();
        assertThat(Files.getPosixFilePermissions(home.kept(RUN)))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void roundOfWhichNothingCameLeavesWhatWasKept() throws InterruptedException {
        begin(1, new RoundId("rnd_1"), 0);
        start().commit(RUN, new RoundId("rnd_1"));
        begin(2, new RoundId("rnd_2"), 1);

        start().settle(RUN, new RoundId("rnd_3"), 3, 1, (origin, offered) -> {
            throw new AssertionError("nobody has to be asked");
        });

        assertThat(kept().orElseThrow().get("control")).containsExactly(1);
        assertThat(home.pending(RUN)).doesNotExist();
    }

    @Test
    void nothingIsCommittedOfAnotherRound() {
        begin(1, new RoundId("rnd_1"), 0);

        start().commit(RUN, new RoundId("rnd_2"));

        assertThat(kept()).isEmpty();
        assertThat(home.pending(RUN)).exists();
    }

    /** Killed in a round; another attempt, or another round, begins from the same version. */
    @Test
    void offerFromTheSameVersionSaysThatNothingCameOfTheRoundBefore() throws InterruptedException {
        begin(1, new RoundId("rnd_1"), 4);

        start().settle(RUN, new RoundId("rnd_2"), 6, 4, (origin, offered) -> {
            throw new AssertionError("nobody has to be asked");
        });

        assertThat(home.pending(RUN)).doesNotExist();
        assertThat(kept()).isEmpty();
    }

    /** Killed after its vector may have left; the version went on. */
    @Test
    void laterVersionCountsWhereThisSiteIsInItsSumAndNotWhereItIsNot() throws InterruptedException {
        begin(1, new RoundId("rnd_1"), 4);
        start().settle(RUN, new RoundId("rnd_2"), 6, 5, (origin, offered) -> {
            assertThat(origin).isEqualTo(origin(new RoundId("rnd_1"), 4));
            assertThat(offered).isEqualTo(Succession.DIRECT);
            return true;
        });
        assertThat(kept().orElseThrow().get("control")).containsExactly(1);

        begin(2, new RoundId("rnd_2"), 5);
        start().settle(RUN, new RoundId("rnd_9"), 8, 7, (origin, offered) -> offered != Succession.LATER);
        assertThat(kept().orElseThrow().get("control")).containsExactly(1);
        assertThat(home.pending(RUN)).doesNotExist();
    }

    /** A round between the two may have made it. */
    @Test
    void nextVersionNeedNotBeOfTheRoundThatLeftSomethingPending() throws InterruptedException {
        begin(1, new RoundId("rnd_1"), 4);

        start().settle(RUN, new RoundId("rnd_3"), 7, 5, (origin, offered) -> offered != Succession.NEXT_VERSION);

        assertThat(kept()).isEmpty();
        assertThat(home.pending(RUN)).doesNotExist();
    }

    @Test
    void fileOfAnotherRunIsNotUsedThoughItsDigestHolds() throws IOException {
        var other = "run_" + "o".repeat(20);
        begin(1, new RoundId("rnd_1"), 4);
        Files.copy(home.pending(RUN), home.pending(new RunId(other)));
        assertThatThrownBy(() -> start().commit(new RunId(other), new RoundId("rnd_1")))
                .hasMessageContaining("it is of another run");
        assertThatThrownBy(
                        () -> start().settle(new RunId(other), new RoundId("rnd_2"), 6, 5, (origin, offered) -> true))
                .hasMessageContaining("it is of another run");

        start().commit(RUN, new RoundId("rnd_1"));
        Files.copy(home.kept(RUN), home.kept(new RunId(other)));
        assertThatThrownBy(() -> start().of(new RunId(other), PLAN)).hasMessageContaining("it is of another run");
    }

    @Test
    void vectorsOfAnotherFormThanThePlansAreNotUsed() {
        int length = Math.toIntExact(PLAN.parameters());
        for (var wrong : List.of(
                Map.of(Scaffold.CONTROL, new float[length - 1]),
                Map.of("momentum", new float[length]),
                Map.of(Scaffold.CONTROL, new float[length], "momentum", new float[length]))) {
            start().prepare(RUN, origin(new RoundId("rnd_1"), 0), wrong);
            start().commit(RUN, new RoundId("rnd_1"));
            assertThatThrownBy(() -> start().of(RUN, PLAN)).hasMessageContaining("other vectors than the plan");
        }
        start().prepare(RUN, origin(new RoundId("rnd_1"), 0), Map.of(Scaffold.CONTROL, new float[length]));
        start().commit(RUN, new RoundId("rnd_1"));
        assertThat(start().of(RUN, PLAN)).containsOnlyKeys(Scaffold.CONTROL);
    }

    @Test
    void whatIsPendingStaysWhileItIsNotKnownWhetherItCounts() {
        begin(1, new RoundId("rnd_1"), 4);

        assertThatThrownBy(() -> start().settle(RUN, new RoundId("rnd_2"), 6, 5, (origin, offered) -> {
                    throw new Failure(Failure.Kind.TRY_LATER, FailureCode.NO_EVIDENCE_YET, "Not known.", "Later.");
                }))
                .isInstanceOf(Failure.class);

        assertThat(home.pending(RUN)).exists();
    }

    @Test
    void roundThatIsOfferedAgainSettlesNothing() throws InterruptedException {
        begin(1, new RoundId("rnd_1"), 4);

        start().settle(RUN, new RoundId("rnd_1"), 5, 4, (origin, offered) -> {
            throw new AssertionError("nobody has to be asked");
        });

        assertThat(home.pending(RUN)).exists();
    }

    /** Killed between the result and the commit, or after it: the version went on either way. */
    @Test
    void committingTwiceIsHarmless() throws InterruptedException {
        begin(1, new RoundId("rnd_1"), 4);
        start().commit(RUN, new RoundId("rnd_1"));
        start().commit(RUN, new RoundId("rnd_1"));
        start().settle(RUN, new RoundId("rnd_2"), 6, 5, (origin, offered) -> {
            throw new AssertionError("nothing is pending");
        });

        assertThat(kept().orElseThrow().get("control")).containsExactly(1);
    }

    @Test
    void changedOrCutFileIsNotUsed() throws IOException {
        begin(1, new RoundId("rnd_1"), 0);
        start().commit(RUN, new RoundId("rnd_1"));
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

    private void begin(float value, RoundId roundId, int version) {
        start().prepare(RUN, origin(roundId, version), Map.of("control", new float[] {value}));
    }

    private static VectorFile.Origin origin(RoundId roundId, int version) {
        return new VectorFile.Origin(RUN, roundId, version + 1, version, CHARTER);
    }

    private KeptVectors start() {
        return new KeptVectors(home);
    }

    private Optional<Map<String, float[]>> kept() {
        return new VectorFile(home.kept(RUN)).read().map(VectorFile.Content::vectors);
    }
}
