package io.covalence.aggregation.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.aggregation.support.Plans;
import io.covalence.aggregation.support.TestSite;
import io.covalence.aggregation.support.World;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.round.RoundPhase;
import io.covalence.contract.run.PhaseLimits;
import io.covalence.contract.run.RoundSummary;
import io.covalence.contract.run.RunEvent;
import io.covalence.contract.run.RunEventKind;
import io.covalence.contract.run.SentBySite;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people are told of a round beside its phases. */
class ToldTest {
    @TempDir
    Path folder;

    /** Of three sites with the floor of three, all are needed until shares are there; two open a sum. */
    @Test
    void eachPhaseSaysHowLongItWaitsAndForHowMany() throws IOException {
        var world = new World(folder, 3);
        world.begin(Plans.small());
        var opened = world.clock().instant();
        world.completeRound();

        var limits = world.events().stream()
                .map(RunEvent::round)
                .filter(round -> round != null && round.limits() != null && round.number() == 1)
                .toList();
        assertThat(limits)
                .extracting(RoundSummary::phase)
                .containsExactly(
                        RoundPhase.TRAINING,
                        RoundPhase.KEYS,
                        RoundPhase.SHARES,
                        RoundPhase.MASKED,
                        RoundPhase.AGREEMENT,
                        RoundPhase.UNMASKING,
                        RoundPhase.AGGREGATING);
        assertThat(limits)
                .extracting(round -> Objects.requireNonNull(round.limits()))
                .containsExactly(
                        limits(opened.plusSeconds(600), 3),
                        limits(opened.plusSeconds(600), 3),
                        limits(opened.plusSeconds(60), 3),
                        limits(opened.plusSeconds(60), 3),
                        limits(opened.plusSeconds(60), 2),
                        limits(opened.plusSeconds(60), 2),
                        new PhaseLimits(null, 2));
    }

    /** A masked update of 130 parameters at four bytes, and the messages around it. */
    @Test
    void theEndOfARoundSaysWhatEachSiteHasSent() throws IOException {
        var world = new World(folder, 3);
        world.begin(Plans.small());
        assertThat(world.events(RunEventKind.ROUND_OPENED))
                .allSatisfy(event -> assertThat(event.sent()).isEmpty());
        world.completeRound();

        var sent = world.events(RunEventKind.ROUND_COMPLETED).getFirst().sent();
        assertThat(sent).extracting(SentBySite::siteId).containsExactlyElementsOf(ids(world));
        assertThat(sent).extracting(SentBySite::sha256).doesNotHaveDuplicates().allMatch(hash -> hash.length() == 64);
        assertThat(sent).allSatisfy(site -> assertThat(site.bytes()).isBetween(520L, 40_000L));
    }

    private static List<SiteId> ids(World world) {
        return world.sites().stream().map(TestSite::id).sorted().toList();
    }

    private static PhaseLimits limits(Instant deadline, int needed) {
        return new PhaseLimits(deadline, needed);
    }
}
