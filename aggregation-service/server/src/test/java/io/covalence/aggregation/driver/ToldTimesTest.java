package io.covalence.aggregation.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.aggregation.support.Plans;
import io.covalence.aggregation.support.TestSite;
import io.covalence.aggregation.support.World;
import io.covalence.contract.round.RoundPhase;
import io.covalence.contract.round.SitePhase;
import io.covalence.contract.run.RunEvent;
import io.covalence.contract.run.RunEventKind;
import io.covalence.contract.run.SiteChange;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long a site trains grows with its rows: what leaves the service says of no site when it was done. */
class ToldTimesTest {
    @TempDir
    Path folder;

    /** A site as its place in the world, since each world makes up other ids. */
    private record Told(Duration after, int site, SitePhase phase) {}

    @Test
    void whatIsToldIsTheSameWhicheverOfTwoSitesIsFaster() throws IOException {
        var one = told(List.of(0, 1, 2));
        var other = told(List.of(1, 0, 2));

        assertThat(one).containsExactlyInAnyOrderElementsOf(other);
        assertThat(one).extracting(Told::phase).contains(SitePhase.TRAINING, SitePhase.ADVERTISED, SitePhase.UNMASKED);
    }

    @Test
    void whoHasTrainedIsToldOfAllInOneMomentAfterTheRosterIsClosed() throws IOException {
        var world = new World(folder, 3);
        world.begin(Plans.small());
        train(world, List.of(2, 0, 1));
        world.clock().advance(Duration.ofSeconds(1));
        world.sites().forEach(TestSite::share);

        var events = world.events();
        var advertised = events.stream()
                .filter(event -> event.site() != null && event.site().phase() == SitePhase.ADVERTISED)
                .toList();
        var closed = events.stream()
                .filter(event -> event.kind() == RunEventKind.PHASE_CHANGED
                        && Objects.requireNonNull(event.round()).phase() == RoundPhase.SHARES)
                .findFirst()
                .orElseThrow();
        assertThat(advertised)
                .extracting(event -> Objects.requireNonNull(event.site()).siteId())
                .containsExactlyInAnyOrderElementsOf(
                        world.sites().stream().map(TestSite::id).toList());
        assertThat(advertised)
                .allSatisfy(event -> assertThat(event.at()).isEqualTo(closed.at()))
                .allSatisfy(event -> assertThat(event.sequence()).isGreaterThan(closed.sequence()));
        assertThat(changes(world)).extracting(SiteChange::phase).doesNotContain(SitePhase.TRAINED);
    }

    @Test
    void siteThatWasGivenUpAndComesBackTrainedIsToldAsAtWork() throws IOException {
        var world = new World(folder, 3);
        world.begin(Plans.small());
        var site = world.site(0);
        site.progress(SitePhase.TRAINING, 0.5, 1);
        world.clock().advance(Duration.ofSeconds(21));
        world.drive();
        site.progress(SitePhase.TRAINED, 1, 22);

        assertThat(changes(world))
                .filteredOn(change -> change.siteId().equals(site.id()))
                .extracting(SiteChange::phase)
                .containsExactly(SitePhase.TRAINING, SitePhase.DROPPED, SitePhase.TRAINING);
    }

    /** A round of which sites are done a second apart, in the order of their places. */
    private List<Told> told(List<Integer> order) throws IOException {
        var world = new World(folder, 3);
        world.begin(Plans.small());
        train(world, order);
        world.sites().forEach(TestSite::share);
        world.drive();
        world.mask(world.sites());
        world.open(world.sites());

        var events = world.events();
        var places = world.sites().stream().map(TestSite::id).toList();
        Instant begun = events.getFirst().at();
        return events.stream()
                .filter(event -> event.site() != null)
                .map(event -> new Told(
                        Duration.between(begun, event.at()),
                        places.indexOf(Objects.requireNonNull(event.site()).siteId()),
                        event.site().phase()))
                .toList();
    }

    private static void train(World world, List<Integer> order) {
        for (var site : world.sites()) {
            site.progress(SitePhase.TRAINING, 0, 0);
        }
        for (int place : order) {
            world.clock().advance(Duration.ofSeconds(1));
            world.site(place).progress(SitePhase.TRAINED, 1, 1);
            world.site(place).advertise();
            world.drive();
        }
    }

    private static List<SiteChange> changes(World world) {
        return world.events(RunEventKind.SITE_CHANGED).stream()
                .map(RunEvent::site)
                .filter(Objects::nonNull)
                .toList();
    }
}
