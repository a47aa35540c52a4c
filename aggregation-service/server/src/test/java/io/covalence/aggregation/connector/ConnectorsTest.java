package io.covalence.aggregation.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.covalence.aggregation.support.Plans;
import io.covalence.aggregation.support.World;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.round.SitePhase;
import io.covalence.contract.run.RunEvent;
import io.covalence.contract.run.RunEventKind;
import io.covalence.contract.run.SiteChange;
import io.covalence.contract.site.ConnectorClaim;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectorsTest {
    private static final String HERE = "aa".repeat(32);
    private static final String THERE = "bb".repeat(32);

    @TempDir
    Path folder;

    private World world;
    private SiteId site = new SiteId("none");

    @BeforeEach
    void begin() {
        world = new World(folder, 0);
        site = world.ids().site();
    }

    @Test
    void copyOfTheFolderIsRefusedWhileTheFirstIsHeard() {
        claim(1, 0, HERE);
        world.clock().advance(Duration.ofSeconds(20));
        connectors().require(site, instance(1));
        world.clock().advance(Duration.ofSeconds(59));

        // The copy knows the first one's instance: it is in the folder that was copied
        assertThatThrownBy(() -> claim(2, 1, THERE))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(ProblemType.ANOTHER_CONNECTOR))
                .hasMessageContaining("since 2026-03-02T09:00:00Z")
                .hasMessageContaining("heard 59 s ago")
                .hasMessageContaining("To move the connector, stop that one");
        assertRefused(() -> connectors().require(site, instance(2)));
    }

    @Test
    void acceptedConnectorLearnsThatACopyWasRefused() {
        claim(1, 0, HERE);
        assertThat(connectors().require(site, instance(1))).isEmpty();
        assertRefused(() -> claim(2, 1, THERE));

        assertThat(connectors().require(site, instance(1)))
                .contains(world.clock().instant());
    }

    /** Also when the site moves on in the round: what is told with its next phase says it again. */
    @Test
    void peopleWhoWatchTheRoundAreToldOfTheRefusedCopy() throws IOException {
        world = new World(folder, 3);
        world.begin(Plans.small());
        site = world.site(0).id();
        claim(1, 0, HERE);
        assertRefused(() -> claim(2, 1, THERE));
        assertRefused(() -> claim(3, 1, THERE));

        world.site(0).advertise();

        assertThat(world.events(RunEventKind.SITE_CHANGED).stream()
                        .map(RunEvent::site)
                        .filter(change -> change != null && change.siteId().equals(site))
                        .filter(change -> change != null && !change.reason().isEmpty()))
                .extracting(SiteChange::phase, SiteChange::reason)
                .containsExactly(
                        tuple(
                                SitePhase.OFFERED,
                                "another connector with this site's keys tried to begin and was refused"),
                        tuple(
                                SitePhase.TRAINING,
                                "another connector with this site's keys tried to begin and was refused"));
    }

    /** Whoever copies a connector could else ask when the site was done. */
    @Test
    void refusedCopyDoesNotMakeKnownThatTheSiteHasTrained() throws IOException {
        world = new World(folder, 3);
        world.begin(Plans.small());
        site = world.site(0).id();
        claim(1, 0, HERE);
        world.site(0).advertise();
        assertRefused(() -> claim(2, 1, THERE));

        assertThat(world.events(RunEventKind.SITE_CHANGED).stream().map(RunEvent::site))
                .extracting(change -> change == null ? null : change.phase())
                .containsExactly(SitePhase.TRAINING, SitePhase.TRAINING);
    }

    @Test
    void connectorThatWasKilledBeginsAgainAtOnce() {
        claim(1, 0, HERE);

        claim(2, 1, HERE);

        connectors().require(site, instance(2));
        assertRefused(() -> connectors().require(site, instance(1)));
    }

    /** Copies of one machine's memory have the same boot and the same folder; only one of them can be the next. */
    @Test
    void ofTwoClonesOfOneMachineOneIsAccepted() {
        claim(1, 0, HERE);
        claim(2, 1, HERE);

        assertRefused(() -> claim(3, 1, HERE));
        connectors().require(site, instance(2));
    }

    @Test
    void acceptedClaimMayBeRepeatedWhenItsAnswerWasLost() {
        claim(1, 0, HERE);
        claim(2, 1, HERE);
        claim(2, 1, HERE);

        connectors().require(site, instance(2));
    }

    @Test
    void otherMachineBeginsOnceTheFirstHasStopped() {
        claim(1, 0, HERE);
        connectors().release(site, instance(1));

        claim(2, 1, THERE);

        connectors().require(site, instance(2));
    }

    @Test
    void otherMachineBeginsOnceTheFirstHasBeenSilentForTheLease() {
        claim(1, 0, HERE);
        world.clock().advance(Duration.ofSeconds(60));

        claim(2, 0, THERE);

        connectors().require(site, instance(2));
        assertRefused(() -> connectors().require(site, instance(1)));
    }

    @Test
    void releaseOfAnInstanceThatIsNotAtWorkChangesNothing() {
        claim(1, 0, HERE);

        connectors().release(site, instance(2));

        connectors().require(site, instance(1));
    }

    @Test
    void messageWithoutAnInstanceIsRefused() {
        assertRefused(() -> connectors().require(site, ""));
        claim(1, 0, HERE);

        assertRefused(() -> connectors().require(site, ""));
    }

    /** What another replica has read of the instance before is believed for two seconds. */
    @Test
    void successorKeepsQuietUntilEveryReplicaKnowsOfIt() {
        var replica = world.assemble().connectors();
        claim(1, 0, HERE);
        replica.require(site, instance(1));

        var grant = connectors().claim(site, new ConnectorClaim(instance(2), instance(1), HERE));

        replica.require(site, instance(1));
        world.clock().advance(Duration.ofMillis(grant.quietMillis()));
        assertRefused(() -> replica.require(site, instance(1)));
        replica.require(site, instance(2));
    }

    @Test
    void firstConnectorAndOneAfterALongSilenceNeedNotWait() {
        assertThat(connectors()
                        .claim(site, new ConnectorClaim(instance(1), "", HERE))
                        .quietMillis())
                .isZero();
        world.clock().advance(Duration.ofSeconds(8));

        assertThat(connectors()
                        .claim(site, new ConnectorClaim(instance(2), instance(1), HERE))
                        .quietMillis())
                .isZero();
    }

    @Test
    void claimThatIsNoneIsRefused() {
        assertThatThrownBy(() -> connectors().claim(site, new ConnectorClaim("x", "", HERE)))
                .hasMessageContaining("The claim is not valid");
        assertThatThrownBy(() -> connectors().claim(site, new ConnectorClaim(instance(1), "", "/home/somebody")))
                .hasMessageContaining("The claim is not valid");
    }

    private Connectors connectors() {
        return world.service().connectors();
    }

    /** No previous one with 0. */
    private void claim(int instance, int previous, String place) {
        connectors()
                .claim(site, new ConnectorClaim(instance(instance), previous == 0 ? "" : instance(previous), place));
    }

    private static String instance(int number) {
        return String.valueOf(number).repeat(32);
    }

    private static void assertRefused(ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(ProblemType.ANOTHER_CONNECTOR));
    }
}
