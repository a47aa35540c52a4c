package io.covalence.rest.openapi;

import io.covalence.contract.id.RunId;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.algorithm.FedOpt;
import io.covalence.contract.plan.algorithm.FedProx;
import io.covalence.contract.plan.algorithm.FedSgd;
import io.covalence.contract.plan.algorithm.Scaffold;
import io.covalence.contract.plan.inputs.CategoricalColumn;
import io.covalence.contract.plan.inputs.Missing;
import io.covalence.contract.plan.inputs.NumericColumn;
import io.covalence.contract.plan.inputs.Split;
import io.covalence.contract.plan.inputs.Table;
import io.covalence.contract.plan.inputs.Unknown;
import io.covalence.contract.plan.task.WeibullSurvival;
import io.covalence.contract.plan.work.RateSchedule;
import io.covalence.contract.plan.work.WarmStart;
import io.covalence.testkit.TestPlans;
import java.util.List;

/** Plans that use what a plan may, to be held against the schema. */
final class SchemaPlans {
    private SchemaPlans() {}

    static StudyPlan binary() {
        return TestPlans.binary(3).plan();
    }

    static StudyPlan table() {
        return TestPlans.binary(1)
                .withInputs(new Table(
                        List.of(
                                NumericColumn.perSite("age", Missing.MEAN),
                                NumericColumn.declared("pressure", 130, 18.5, Missing.INDICATOR)),
                        List.of(new CategoricalColumn("pain", List.of("a", "b"), true, Unknown.OTHER, true)),
                        new Split.BySubject("patient")))
                .plan();
    }

    static StudyPlan adaptive() {
        return TestPlans.binary(1)
                .with(new FedOpt(FedOpt.Optimizer.YOGI, 0.1, 0.9, 0.99, 1e-3))
                .plan();
    }

    static StudyPlan gradient() {
        return TestPlans.binary(1).with(new FedSgd()).plan();
    }

    static StudyPlan proximal() {
        return TestPlans.binary(1).with(new FedProx(1, 0.1)).plan();
    }

    static StudyPlan scaffold() {
        return TestPlans.binary(1).with(new Scaffold(1, 10, 1)).plan();
    }

    static StudyPlan survival() {
        return new TestPlans(table())
                .with(new WeibullSurvival("time", "event", 365))
                .plan();
    }

    static StudyPlan started() {
        var plan = binary();
        var model = new WarmStart(new RunId("run_" + "a".repeat(20)), 7, "c".repeat(64));
        return plan.with(plan.learning().startingFrom(model));
    }

    static StudyPlan decaying() {
        var training = TestPlans.binary(1).plan().learning().training();
        return TestPlans.binary(1)
                .with(training.withLocalUpdates(100).with(new RateSchedule.Cosine(0.1)))
                .plan();
    }
}
