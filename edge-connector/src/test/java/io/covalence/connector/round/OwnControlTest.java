package io.covalence.connector.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.connector.service.LocalServer.Reply;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.algorithm.Scaffold;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.round.RoundPhase;
import io.covalence.contract.round.RoundResult;
import io.covalence.testkit.TestPlans;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A site's own control variate goes on by what is in a sum, and by nothing else, whenever the connector is killed. */
class OwnControlTest extends WorkingSites {
    private static final StudyPlan PLAN =
            new TestPlans(Federation.PLAN).with(new Scaffold(1, 100, 10)).plan();

    @BeforeEach
    void begin() {
        begin(5, PLAN);
    }

    @Test
    void roundThatCountsMovesItAndTheNextBeginsFromItAndFromTheFederations() throws Exception {
        var site = federation.site(0);
        var control = ControlledLearning.of(0);
        var worker = site.start(control, NOBODY);
        assertThat(round(1, worker)).hasSize(5).containsOnly(new RoundOutcome.Contributed());
        assertThat(control.own()).isZero();

        round(2, worker);

        assertThat(control.own()).isEqualTo(0.5f);
        assertThat(control.seen().getLast().shared(Scaffold.CONTROL)).startsWith(1, 0);
        assertThat(site.home().pending(Federation.RUN)).doesNotExist();
    }

    @Test
    void nothingIsLeftOfItOnceTheLastModelIsEvaluated() throws Exception {
        var site = federation.site(0);
        var worker = site.start(ControlledLearning.of(0), NOBODY);
        round(1, worker);
        assertThat(site.home().kept(Federation.RUN)).exists();

        work(
                federation.open(PLAN.schedule().rounds() + 1, RoundKind.EVALUATION),
                workers(site.start(ControlledLearning.of(0), NOBODY)));

        assertThat(site.home().kept(Federation.RUN)).doesNotExist();
        assertThat(site.home().pending(Federation.RUN)).doesNotExist();
    }

    /** Its masked vector had not left: the others' sum is without it. */
    @ParameterizedTest
    @ValueSource(strings = {"advertisements", "shares", "contributions"})
    void killedBeforeItsVectorLeftItStaysAsItWas(String message) throws Exception {
        assertThat(afterDeath(message)).isZero();
    }

    /** Its masked vector is in the sum, whether or not it lived to open it. */
    @ParameterizedTest
    @ValueSource(strings = {"agreements", "unmaskings"})
    void killedAfterItsVectorLeftItMovesAllTheSame(String message) throws Exception {
        assertThat(afterDeath(message)).isEqualTo(0.5f);
    }

    /** The service signs no failure. Had it opened the sum all the same, what this site keeps has to go on as well. */
    @Test
    void unsignedWordThatTheRoundFailedUndoesNothing() throws Exception {
        var site = federation.site(0);
        var offer = federation.open(1, RoundKind.TRAINING);
        federation
                .server()
                .route(
                        "GET",
                        ".*/result",
                        (request, path) -> Reply.json(
                                200, new RoundResult(offer.roundId(), RoundPhase.FAILED, "a lie", 0, 0, "", "")));

        work(offer, workers(site.start(ControlledLearning.of(0), NOBODY)));
        assertThat(site.home().pending(Federation.RUN)).exists();

        var control = ControlledLearning.of(0);
        round(2, site.start(control, NOBODY));
        assertThat(control.own()).isEqualTo(0.5f);
    }

    /** What it starts the second round from, after it was killed in the first one, before it sent such a message. */
    private float afterDeath(String message) throws Exception {
        var site = federation.site(0);
        var offer = federation.open(1, RoundKind.TRAINING);
        var running =
                workers(site.crashBefore(".*/" + message + "(/.*)?").start(ControlledLearning.of(0), NOBODY)).stream()
                        .map(worker -> start(() -> worker.work(offer)))
                        .toList();
        assertThat(running.getFirst().get()).isInstanceOf(RoundOutcome.Refused.class);
        federation.service().lose(site.id().value());
        for (var other : running.subList(1, 5)) {
            assertThat(other.get()).isEqualTo(new RoundOutcome.Contributed());
        }
        assertThat(site.home().kept(Federation.RUN)).doesNotExist();
        assertThat(site.home().pending(Federation.RUN)).exists();
        var control = ControlledLearning.of(0);

        round(2, site.start(control, NOBODY));

        assertThat(site.home().pending(Federation.RUN)).doesNotExist();
        return control.own();
    }

    private List<RoundOutcome> round(int number, RoundWorker first) throws Exception {
        return work(federation.open(number, RoundKind.TRAINING), workers(first));
    }

    private List<RoundWorker> workers(RoundWorker first) {
        var workers = new ArrayList<>(List.of(first));
        IntStream.range(1, 5).forEach(i -> workers.add(federation.site(i).start(ControlledLearning.of(i), NOBODY)));
        return workers;
    }
}
