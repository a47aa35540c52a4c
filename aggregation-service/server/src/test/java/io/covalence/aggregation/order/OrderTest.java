package io.covalence.aggregation.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.aggregation.blob.Digests;
import io.covalence.aggregation.support.Plans;
import io.covalence.aggregation.support.TestSite;
import io.covalence.aggregation.support.World;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.problem.Problem;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.round.Participant;
import io.covalence.contract.run.RunEventKind;
import io.covalence.contract.run.RunOrder;
import io.covalence.contract.run.RunState;
import io.covalence.contract.run.RunStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderTest {
    @TempDir
    Path folder;

    @Test
    void repeatedOrderIsHarmless() throws IOException {
        var world = new World(folder, 3);
        var order = world.order(Plans.small());
        var orders = world.service().orders();

        assertThat(orders.place(order.runId(), order)).isTrue();
        assertThat(orders.place(order.runId(), order)).isFalse();
        assertThat(world.events(RunEventKind.RUN_STARTED)).hasSize(1);
    }

    @Test
    void otherOrderUnderTheSameIdIsAConflict() throws IOException {
        var world = new World(folder, 3);
        var order = world.order(Plans.small());
        world.service().orders().place(order.runId(), order);

        var otherStudy = new RunOrder(
                order.runId(),
                order.tenantId(),
                world.ids().study(),
                order.plan(),
                order.planSha256(),
                order.participants());
        var otherTenant = new RunOrder(
                order.runId(),
                world.ids().tenant(),
                order.studyId(),
                order.plan(),
                order.planSha256(),
                order.participants());
        assertRefused(world, otherStudy, ProblemType.CONFLICT);
        assertRefused(world, otherTenant, ProblemType.CONFLICT);
    }

    @Test
    void planOutOfBoundsIsRefusedByField() {
        var world = new World(folder, 3);
        var plan = Plans.text(Plans.small()).replace("\"clipNorm\":10.0", "\"clipNorm\":1e9");
        assertRefused(
                world,
                withPlan(world, plan),
                ProblemType.PLAN_OUT_OF_BOUNDS,
                new Problem.FieldError("/encoding/clipNorm", "must be from 0.000001 to 1000000"));
    }

    @Test
    void planOfSchemaOneIsToldWhatToDoAndAnUnknownFormWhichAreKnown() {
        var world = new World(folder, 3);
        assertRefused(
                world,
                withPlan(world, "{\"schema\":1,\"task\":\"CLASSIFICATION\"}"),
                ProblemType.PLAN_OUT_OF_BOUNDS,
                new Problem.FieldError("/schema", StudyPlan.OTHER_SCHEMA));
        assertRefused(
                world,
                withPlan(world, Plans.text(Plans.small()).replace("\"perceptron\"", "\"unet\"")),
                ProblemType.PLAN_OUT_OF_BOUNDS,
                new Problem.FieldError("/work/architecture/kind", "must be one of linear, perceptron"));
    }

    @Test
    void planWithMembersThatAreUnknownMissingOrOfAnotherTypeIsRefused() {
        var world = new World(folder, 3);
        var plan = Plans.text(Plans.small());
        for (var broken : List.of(
                plan.replace("\"schema\":2", "\"schema\":2,\"script\":\"rm\""),
                plan.replace("\"clipNorm\":10.0,", ""),
                plan.replace("\"rounds\":1", "\"rounds\":1.5"),
                plan.replace("\"rounds\":1", "\"rounds\":null"),
                plan.replace("\"rounds\":1", "\"rounds\":\"1\""),
                plan.replace("\"rounds\":1", "\"rounds\":1,\"rounds\":2"),
                plan.replace("\"hidden\":[]", "\"hidden\":[null]"),
                plan + "{}",
                "null",
                "[".repeat(5_000),
                "")) {
            assertThat(broken).isNotEqualTo(plan);
            assertRefused(world, withPlan(world, broken), ProblemType.PLAN_OUT_OF_BOUNDS);
        }
    }

    @Test
    void overlongPlanIsRefused() {
        var world = new World(folder, 3);
        var plan = Plans.text(Plans.small()) + " ".repeat(1 << 19);
        assertRefused(world, withPlan(world, plan), ProblemType.INVALID_REQUEST);
    }

    @Test
    void digestOfThePlanIsChecked() {
        var world = new World(folder, 3);
        var order = world.order(Plans.small());
        assertRefused(
                world,
                new RunOrder(
                        order.runId(),
                        order.tenantId(),
                        order.studyId(),
                        order.plan() + " ",
                        order.planSha256(),
                        order.participants()),
                ProblemType.INVALID_REQUEST,
                new Problem.FieldError("/planSha256", "is not the digest of the plan"));
    }

    @Test
    void participantsAreChecked() {
        var world = new World(folder, 4);
        var all = world.sites().stream().map(TestSite::participant).toList();
        var first = all.getFirst();
        for (var participants : List.of(
                all.subList(0, 2),
                List.of(all.get(0), all.get(1), all.get(0)),
                List.of(
                        all.get(1),
                        all.get(2),
                        new Participant(first.siteId(), all.get(1).identityKey())),
                List.of(all.get(1), all.get(2), new Participant(first.siteId(), "A".repeat(42))),
                List.of(all.get(1), all.get(2), new Participant(first.siteId(), "A".repeat(42) + "B")),
                List.of(all.get(1), all.get(2), new Participant(new SiteId("..x"), first.identityKey())))) {
            assertRefused(world, withParticipants(world, participants), ProblemType.INVALID_REQUEST);
        }
    }

    @Test
    void participantsMustReachThePlansMinimum() {
        var world = new World(folder, 3);
        var order = world.order(Plans.small(1, 4, 0));
        assertRefused(
                world,
                order,
                ProblemType.INVALID_REQUEST,
                new Problem.FieldError("/participants", "are fewer than the plan's minimum of sites"));
    }

    @Test
    void participantsMustNotPassThePlansMaximum() {
        var world = new World(folder, 4);
        var plan = Plans.text(Plans.small()).replace("\"maximumSites\":50", "\"maximumSites\":3");
        assertRefused(
                world,
                withPlan(world, plan),
                ProblemType.INVALID_REQUEST,
                new Problem.FieldError("/participants", "are more than the plan's maximum of sites"));
    }

    @Test
    void initialModelIsTheDigestThatIsOffered() throws IOException {
        var world = new World(folder, 3);
        world.begin(Plans.small());
        var offer = world.site(0).offer();
        var model = world.service()
                .documents()
                .model(offer.runId(), 0, Optional.of(world.site(0).id()));
        try (var in = world.service().documents().open(model)) {
            assertThat(Digests.hex(in.readAllBytes())).isEqualTo(offer.modelSha256());
        }
        assertThat(model.version().bytes()).isEqualTo(130 * 4);
    }

    @Test
    void sitesOfARunAreToldWhereItStandsAndOthersAreNot() throws IOException {
        var world = new World(folder, 4);
        var order = withParticipants(
                world,
                world.sites().subList(0, 3).stream().map(TestSite::participant).toList());
        world.service().orders().place(order.runId(), order);
        var documents = world.service().documents();
        var member = world.site(0).id();
        assertThat(documents.status(order.runId(), member).state().ended()).isFalse();

        world.service().orders().stop(order.runId());
        world.drive();

        assertThat(documents.status(order.runId(), member)).isEqualTo(new RunStatus(order.runId(), RunState.STOPPED));
        assertThatThrownBy(() -> documents.status(order.runId(), world.site(3).id()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.type()).isEqualTo(ProblemType.NOT_FOUND));
    }

    private static RunOrder withPlan(World world, String plan) {
        var order = world.order(Plans.small());
        return new RunOrder(
                order.runId(),
                order.tenantId(),
                order.studyId(),
                plan,
                Digests.hex(plan.getBytes(StandardCharsets.UTF_8)),
                order.participants());
    }

    private static RunOrder withParticipants(World world, List<Participant> participants) {
        var order = world.order(Plans.small());
        return new RunOrder(
                order.runId(), order.tenantId(), order.studyId(), order.plan(), order.planSha256(), participants);
    }

    private static void assertRefused(World world, RunOrder order, ProblemType type, Problem.FieldError... errors) {
        assertThatThrownBy(() -> world.service().orders().place(order.runId(), order))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.type()).isEqualTo(type);
                    assertThat(e.errors()).containsAll(List.of(errors));
                });
    }
}
