package io.covalence.aggregation.charter;

import static io.covalence.aggregation.support.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.covalence.aggregation.support.Plans;
import io.covalence.aggregation.support.TestSite;
import io.covalence.aggregation.support.World;
import io.covalence.contract.charter.CharterStanding;
import io.covalence.contract.charter.SiteCharter;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.run.CharterProgress;
import io.covalence.contract.run.RunEventKind;
import io.covalence.contract.run.RunOrder;
import io.covalence.secagg.log.LogEntry;
import io.covalence.secagg.log.LogEntry.CharterEntry;
import io.covalence.secagg.log.LogEntry.EvidenceEntry;
import io.covalence.secagg.log.LogEntry.ModelEntry;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How charters come into force, and who has to sign them. */
class CharterTest extends CharterScene {
    @Test
    void runBeginsWithTheLastFoundersSignature() throws IOException {
        var world = new World(folder, 4);
        place(world, world.order(Plans.small()));
        world.sites().subList(0, 3).forEach(TestSite::signCharters);
        world.drive();
        assertThat(world.site(0).poll()).isEmpty();
        assertThat(awaited(world))
                .containsExactly(
                        "0 of 4 sites have signed the charter",
                        "1 of 4 sites have signed the charter",
                        "2 of 4 sites have signed the charter",
                        "3 of 4 sites have signed the charter");
        assertThat(world.events(RunEventKind.CHARTER_AWAITED).getLast().charter())
                .isEqualTo(new CharterProgress(1, 3, List.of(world.site(3).id())));

        world.site(3).signCharters();
        assertThat(world.site(0).poll()).isPresent();
        assertThat(world.site(0).charter().members()).hasSize(4);
        assertThat(world.site(0).charters())
                .singleElement()
                .extracting(SiteCharter::standing)
                .isEqualTo(CharterStanding.IN_FORCE);
    }

    @Test
    void charterHoldsWhatTheOrderAndThePlanSay() throws IOException {
        var world = new World(folder, 3);
        var order = world.begin(Plans.small());
        var charter = world.site(0).charter();
        assertThat(charter.tenant()).isEqualTo(order.tenantId().value());
        assertThat(charter.study()).isEqualTo(order.studyId().value());
        assertThat(charter.planHash().hex()).isEqualTo(order.planSha256());
        assertThat(charter.minimumCohort()).isEqualTo(3);
        assertThat(charter.limits().maximumParameters()).isEqualTo(130);
        assertThat(charter.limits().maximumRounds()).isEqualTo(1);
        assertThat(charter.limits().clipNorm()).isEqualTo(10);
    }

    @Test
    void secondRunOfAnUnchangedStudyNeedsNoSignature() throws IOException {
        var world = new World(folder, 3);
        var first = world.begin(Plans.small());
        world.service().orders().stop(first.runId());
        var second = again(world, first, Plans.small(), world.sites());
        place(world, second);

        world.sites().forEach(TestSite::poll);
        assertThat(world.site(0).offer().runId()).isEqualTo(second.runId());
        assertThat(world.site(0).charters()).hasSize(1);
    }

    @Test
    void changedPlanNeedsAMajorityOfThePresentMembers() throws IOException {
        var world = new World(folder, 4);
        var first = world.begin(Plans.small());
        world.service().orders().stop(first.runId());
        var second = again(world, first, Plans.regression(), world.sites());
        place(world, second);
        world.sites().subList(0, 2).forEach(TestSite::signCharters);
        assertThat(world.site(0).poll()).isEmpty();
        world.site(2).signCharters();

        world.sites().forEach(TestSite::poll);
        assertThat(world.site(3).charter().version()).isEqualTo(2);
        assertThat(world.site(3).charters())
                .extracting(SiteCharter::version, SiteCharter::signed)
                .containsExactly(tuple(1, true), tuple(2, false));
    }

    @Test
    void joinerMustSignAndLeaversStillHaveASay() throws IOException {
        var world = new World(folder, 5);
        var founders = world.sites().subList(0, 4);
        var first = withSites(world.order(Plans.small()), founders);
        place(world, first);
        founders.forEach(TestSite::signCharters);
        world.service().orders().stop(first.runId());
        place(world, again(world, first, Plans.small(), world.sites().subList(2, 5)));
        world.sites().subList(0, 3).forEach(TestSite::signCharters);
        assertThat(world.site(4).poll()).isEmpty();
        world.site(4).signCharters();

        world.sites().subList(2, 5).forEach(TestSite::poll);
        assertThat(world.site(4).charter().version()).isEqualTo(2);
        assertThat(world.site(0).poll()).isEmpty();
    }

    @Test
    void onlyOneChangeWaitsAtATime() throws IOException {
        var world = new World(folder, 3);
        var first = world.order(Plans.small());
        place(world, first);
        var other = again(world, first, Plans.regression(), world.sites());
        refused(ProblemType.CONFLICT, () -> place(world, other));
        world.service().orders().stop(first.runId());
        place(world, other);
        assertThat(world.site(0).charters()).hasSize(1);
    }

    @Test
    void charterOfAStoppedRunIsWithdrawnAndCanBeProposedAgain() throws IOException {
        var world = new World(folder, 3);
        var first = world.order(Plans.small());
        place(world, first);
        var shown = world.site(0).charters().getFirst();
        world.site(1).signCharters();
        world.service().orders().stop(first.runId());
        assertThat(world.site(0).charters()).isEmpty();
        refused(ProblemType.GONE, () -> world.site(0).sign(shown));

        place(world, again(world, first, Plans.small(), world.sites()));
        assertThat(world.site(0).charters().getFirst().signatures()).isEqualTo(1);
        world.sites().forEach(TestSite::signCharters);
        assertThat(world.site(0).poll()).isPresent();
    }

    @Test
    void signatureIsCheckedAndItsRepetitionAnsweredAlike() throws IOException {
        var world = new World(folder, 3);
        place(world, world.order(Plans.small()));
        var shown = world.site(0).charters().getFirst();
        var charter = charter(shown);
        var signatures = world.service().charters();
        var id = world.site(0).id();
        var others = world.site(1).signature(charter).encode();
        refused(ProblemType.PROTOCOL_VIOLATION, () -> signatures.sign(shown.hash(), id, others));
        refused(ProblemType.PROTOCOL_VIOLATION, () -> signatures.sign(shown.hash(), id, new byte[] {1, 2, 3}));
        var own = world.site(0).signature(charter).encode();
        own[own.length - 1] ^= 1;
        refused(ProblemType.PROTOCOL_VIOLATION, () -> signatures.sign(shown.hash(), id, own));
        var stranger = world.ids().site();
        refused(ProblemType.NOT_FOUND, () -> signatures.sign(shown.hash(), stranger, others));
        refused(ProblemType.NOT_FOUND, () -> signatures.sign("0".repeat(64), id, others));

        world.site(0).sign(shown);
        world.site(0).sign(shown);
        assertThat(awaited(world)).hasSize(2);
    }

    @Test
    void logTellsOfCharterModelsAndResultsInTheirOrder() throws IOException {
        var world = new World(folder, 3);
        var order = world.begin(Plans.small());
        world.completeRound();
        world.completeRound();

        var entries = world.exchange().log().entries(order.tenantId(), 0, 100, Optional.empty()).entries().stream()
                .map(text -> LogEntry.decode(Base64.getDecoder().decode(text)))
                .toList();
        assertThat(entries).hasSize(5);
        assertThat(entries.get(0)).isInstanceOf(CharterEntry.class);
        assertThat(entries.get(1)).isInstanceOf(ModelEntry.class);
        assertThat(entries.get(2)).isInstanceOf(EvidenceEntry.class);
        assertThat(entries.get(3))
                .isInstanceOfSatisfying(
                        ModelEntry.class, entry -> assertThat(entry.version()).isEqualTo(1));
        assertThat(entries.get(4)).isInstanceOf(EvidenceEntry.class);
    }

    @Test
    void logIsShownToThoseWhoTakePartOnly() throws IOException {
        var world = new World(folder, 3);
        var order = world.begin(Plans.small());
        var log = world.exchange().log();
        var member = Optional.of(world.site(0).id());
        var head = log.head(order.tenantId(), member);
        refused(
                ProblemType.NOT_FOUND,
                () -> log.head(order.tenantId(), Optional.of(world.ids().site())));
        refused(ProblemType.NOT_FOUND, () -> log.head(world.ids().tenant(), Optional.empty()));
        refused(ProblemType.INVALID_REQUEST, () -> log.inclusion(order.tenantId(), 0, head.size() + 1, member));
        refused(ProblemType.INVALID_REQUEST, () -> log.inclusion(order.tenantId(), 2, 2, member));
        refused(ProblemType.INVALID_REQUEST, () -> log.consistency(order.tenantId(), 2, 1, member));
        refused(ProblemType.INVALID_REQUEST, () -> log.entries(order.tenantId(), 0, 1_001, member));
    }

    private static RunOrder withSites(RunOrder order, List<TestSite> sites) {
        return new RunOrder(
                order.runId(),
                order.tenantId(),
                order.studyId(),
                order.plan(),
                order.planSha256(),
                participants(sites));
    }

    private static List<String> awaited(World world) {
        return world.details(RunEventKind.CHARTER_AWAITED);
    }
}
