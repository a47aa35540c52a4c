package io.covalence.contract.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.id.RunId;
import io.covalence.contract.plan.inputs.Inputs;
import io.covalence.contract.plan.inputs.Missing;
import io.covalence.contract.plan.inputs.MoleculeTable;
import io.covalence.contract.plan.inputs.NumericColumn;
import io.covalence.contract.plan.inputs.Split;
import io.covalence.contract.plan.inputs.Table;
import io.covalence.contract.plan.work.Evaluation;
import io.covalence.contract.plan.work.Learning;
import io.covalence.contract.plan.work.WarmStart;
import java.util.List;
import org.junit.jupiter.api.Test;

class WarmStartTest {
    private static final WarmStart START = new WarmStart(new RunId("run_" + "a".repeat(20)), 7, "c".repeat(64));
    private static final StudyPlan PLAN = Plans.classification(1);

    private static StudyPlan starting(StudyPlan plan, WarmStart start) {
        return plan.with(plan.learning().startingFrom(start));
    }

    private static List<String> pointers(List<Violation> violations) {
        return violations.stream().map(Violation::pointer).toList();
    }

    @Test
    void modelIsNamedByRunVersionAndDigest() {
        assertThat(starting(PLAN, START).violations()).isEmpty();
        assertThat(starting(PLAN, START).start()).contains(START);
        assertThat(PLAN.start()).isEmpty();
        assertThat(pointers(starting(PLAN, new WarmStart(new RunId("run_x"), -1, "C".repeat(64)))
                        .violations()))
                .containsExactlyInAnyOrder("/work/start/run", "/work/start/version", "/work/start/sha256");
    }

    /** Its model was trained on another scale, which no opening round would give again. */
    @Test
    void modelDoesNotGoWithAScaleOfItsOwn() {
        var table = new Table(List.of(NumericColumn.summed("age", 50, 10, Missing.MEAN)), List.of(), new Split.ByRow());

        assertThat(pointers(starting(with(table), START).violations())).containsExactly("/work/start");
    }

    @Test
    void planDiffersInWhatItsParametersMean() {
        var old = PLAN.learning();
        var wider = new Learning(
                Plans.classification(2).learning().task(),
                Plans.regression().learning().architecture(),
                old.training(),
                old.algorithm(),
                old.evaluation());

        assertThat(WarmStart.differences(starting(PLAN, START), PLAN)).isEmpty();
        assertThat(pointers(WarmStart.differences(PLAN, PLAN.with(wider))))
                .containsExactly("/work/task", "/work/architecture");
        assertThat(pointers(WarmStart.differences(PLAN, with(new MoleculeTable("other", 64, List.of())))))
                .containsExactly("/inputs");
    }

    /** A row that the model was trained on must not be one that it is scored on. */
    @Test
    void planDiffersInHowRowsAreSetAside() {
        var old = PLAN.learning().evaluation();
        var otherSeed = new Evaluation(old.fraction(), old.seed() + 1, old.logitLimit());
        var otherShare = new Evaluation(old.fraction() + 0.1, old.seed(), old.logitLimit());

        assertThat(pointers(WarmStart.differences(evaluating(otherSeed), PLAN)))
                .containsExactly("/work/evaluation/seed");
        assertThat(pointers(WarmStart.differences(evaluating(otherShare), PLAN)))
                .containsExactly("/work/evaluation/fraction");
    }

    private static StudyPlan evaluating(Evaluation evaluation) {
        var old = PLAN.learning();
        return PLAN.with(
                new Learning(old.task(), old.architecture(), old.training(), old.algorithm(), evaluation, START));
    }

    /** The run that made the model has summed its figures. */
    @Test
    void modelThatIsBegunWithIsNotScored() {
        assertThat(starting(PLAN, START).scores(0)).isFalse();
        assertThat(starting(PLAN, START).scores(1)).isTrue();
        assertThat(PLAN.scores(0)).isTrue();
    }

    @Test
    void peopleReadThatTheyAgreeToASecondSum() {
        assertThat(starting(PLAN, START).says())
                .extracting(said -> said.title() + ": " + said.words())
                .contains("Begins with: version 7 of the model of the run run_" + "a".repeat(20)
                        + ", whose parameters have the SHA-256 " + "c".repeat(64)
                        + ". Who approves this agrees to one sum of updates from that model; its figures are known, so no site"
                        + " scores it again");
        assertThat(starting(PLAN, START).summary()).anyMatch(said -> said.key().equals("start"));
    }

    private static StudyPlan with(Inputs inputs) {
        return new StudyPlan(
                StudyPlan.SCHEMA, inputs, PLAN.work(), PLAN.cohort(), PLAN.schedule(), PLAN.encoding(), PLAN.privacy());
    }
}
