package io.covalence.aggregation.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.aggregation.support.Plans;
import io.covalence.aggregation.support.World;
import io.covalence.contract.run.RunEventKind;
import io.covalence.contract.run.RunOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A study that runs while the service is brought up to date, from each version whose messages are still read. */
class RunningStudyTest {
    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // before each test
    private World world;

    @SuppressWarnings("NullAway.Init") // before each test
    private RunOrder order;

    @BeforeEach
    void begin() throws IOException {
        world = new World(folder, 3);
        order = world.begin(Plans.small());
    }

    @ParameterizedTest
    @ValueSource(strings = {"13", "14"})
    void openRoundGoesOnToItsEndAndSoDoesTheRun(String version) throws IOException, SQLException {
        world.deal(world.sites());

        EarlierSchema.upgrade(world, order.tenantId(), version);

        world.mask(world.sites());
        world.open(world.sites());
        assertThat(world.events(RunEventKind.ROUND_COMPLETED)).hasSize(1);
        world.completeRound();
        assertThat(world.story()).endsWith("run succeeded");
    }

    /** The phase had another name up to version 22. */
    @Test
    void roundWhoseSitesAreAboutToAgreeGoesOn() throws IOException, SQLException {
        world.deal(world.sites());
        world.mask(world.sites());

        EarlierSchema.upgrade(world, order.tenantId(), "22");

        assertThat(world.story()).endsWith("training round 1 in phase AGREEMENT");
        world.open(world.sites());
        assertThat(world.events(RunEventKind.ROUND_COMPLETED)).hasSize(1);
    }

    /** Who advertised before there were counters has none, and its next counter is taken. */
    @ParameterizedTest
    @ValueSource(strings = {"13", "14"})
    void nobodyIsConvictedOfWhatTheServiceNeverWroteDown(String version) throws IOException, SQLException {
        world.completeRound();

        var database = EarlierSchema.upgrade(world, order.tenantId(), version);

        world.completeRound();
        assertThat(world.events(RunEventKind.ROUND_COMPLETED)).hasSize(2);
        assertThat(world.events(RunEventKind.ROUND_FAILED)).isEmpty();
        List<String> told = database.tenant(
                order.tenantId(),
                transaction -> transaction.list(
                        "select notice || misconduct as told from round_site", row -> row.text("told")));
        assertThat(told).hasSize(6).containsOnly("");
    }
}
