package io.covalence.connector.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.connector.Sha256;
import io.covalence.connector.learning.EvaluationSums;
import io.covalence.connector.learning.RoundSums;
import io.covalence.connector.learning.SiteState;
import io.covalence.connector.learning.SiteWork;
import io.covalence.connector.learning.TrainingRound;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.plan.inputs.Missing;
import io.covalence.contract.plan.inputs.NumericColumn;
import io.covalence.contract.plan.inputs.Split;
import io.covalence.contract.plan.inputs.Table;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.round.RoundOffer;
import io.covalence.learning.scale.Scale;
import io.covalence.testkit.TestPlans;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Before anything is trained, sites tell what their rows are like; from then on they standardise by what the sum says. */
class OpeningRoundTest extends WorkingSites {
    private static final StudyPlan PLAN = new TestPlans(Federation.PLAN)
            .withInputs(new Table(
                    Stream.concat(
                                    Stream.of(NumericColumn.summed("age", 50, 10, Missing.MEAN)),
                                    IntStream.range(1, 64)
                                            .mapToObj(i -> NumericColumn.declared("c" + i, 0, 1, Missing.MEAN)))
                            .toList(),
                    List.of(),
                    new Split.ByRow()))
            .plan();

    /** Tells ten rows at the centre, and remembers by what it was made to standardise, and after what it was asked. */
    private record Opened(SiteWork learning, List<String> asked, List<Scale> scales) implements SiteWork {
        static Opened of(int site) {
            return new Opened(WorkingSites.learning(site), new ArrayList<>(), new ArrayList<>());
        }

        @Override
        public RoundSums open() {
            asked.add("open");
            return (limbs, kind) -> {
                limbs[UpdateLayout.OPENING] = 10;
                limbs[UpdateLayout.OPENING + 1] = 10L << 20;
            };
        }

        @Override
        public void standardise(Scale scale) {
            scales.add(scale);
        }

        @Override
        public int trainingRows() {
            return learning.trainingRows();
        }

        @Override
        public EvaluationSums evaluate(float[] model) {
            asked.add("evaluate");
            return learning.evaluate(model);
        }

        @Override
        public Map<String, float[]> train(SiteState state, TrainingRound round, DoubleConsumer progress) {
            asked.add("train " + round.step());
            return learning.train(state, round, progress);
        }

        @Override
        public void close() {}
    }

    @BeforeEach
    void begin() {
        begin(3, PLAN);
    }

    private List<RoundOutcome> work(RoundOffer offer, Opened first) throws Exception {
        return work(
                offer,
                List.of(
                        federation.site(0).start(first, NOBODY),
                        federation.site(1).start(Opened.of(1), NOBODY),
                        federation.site(2).start(Opened.of(2), NOBODY)));
    }

    @Test
    void openingIsToldAndTheFirstTrainingStandardisesByIt() throws Exception {
        var site = Opened.of(0);

        assertThat(work(federation.open(1, RoundKind.OPENING), site)).containsOnly(new RoundOutcome.Contributed());
        assertThat(site.asked()).containsExactly("open");
        assertThat(site.scales()).allSatisfy(scale -> assertThat(scale.values()).isEmpty());

        assertThat(work(federation.open(2, RoundKind.TRAINING), site)).containsOnly(new RoundOutcome.Contributed());
        assertThat(site.asked()).containsExactly("open", "evaluate", "train 1");
        assertThat(site.scales().getLast().values()).containsExactly(1, 2);
    }

    /** It tells neither an update nor a figure, and the version that it makes has the same model. */
    @Test
    void modelOfTheOpeningRoundMayBeTrainedFromAfterIt() throws Exception {
        var model = Sha256.hex(Federation.model(0));

        work(federation.open(1, RoundKind.OPENING), Opened.of(0));

        for (var site : federation.sites()) {
            new ModelUses(site.home()).require(new ModelUse("1".repeat(64), model, true, true));
        }
    }

    /** As a site does that was restarted, or that joined late: the scale comes with the version. */
    @Test
    void siteThatWasNotThereStandardisesByTheSameScale() throws Exception {
        work(federation.open(1, RoundKind.OPENING), Opened.of(0));
        var restarted = Opened.of(0);

        work(federation.open(2, RoundKind.TRAINING), restarted);

        assertThat(restarted.scales().getLast().values()).containsExactly(1, 2);
    }

    @Test
    void scaleThatNoSumsGiveIsRefused() throws Exception {
        federation.scale(1, 0.01f);

        assertThat(work(federation.open(2, RoundKind.TRAINING), Opened.of(0)))
                .allSatisfy(
                        outcome -> assertThat(outcome.toString()).contains("none that the sites' sums can have given"));
    }

    @Test
    void nothingIsTrainedBeforeTheOpeningRound() throws Exception {
        assertThat(work(federation.open(1, RoundKind.TRAINING), Opened.of(0)))
                .allSatisfy(outcome -> assertThat(outcome.toString())
                        .contains("The plan asks for no such round from version 0 of the model."));
    }

    @Test
    void thereIsOneOpeningRound() throws Exception {
        work(federation.open(1, RoundKind.OPENING), Opened.of(0));

        assertThat(work(federation.open(2, RoundKind.OPENING), Opened.of(0)))
                .allSatisfy(outcome -> assertThat(outcome.toString())
                        .contains("The plan asks for no such round from version 1 of the model."));
    }

    /** What it opens is of the rows themselves, so it is no training: nothing was learnt that could be scored. */
    @Test
    void openingRoundIsNoTrainingThatAnEvaluationFollows() throws Exception {
        work(federation.open(1, RoundKind.OPENING), Opened.of(0));

        assertThat(work(federation.open(PLAN.lastVersion() + 1, RoundKind.EVALUATION), Opened.of(0)))
                .allSatisfy(outcome -> assertThat(outcome.toString()).contains("agreed to no sum of updates"));
    }
}
