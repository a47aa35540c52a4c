package io.covalence.aggregation.support;

import io.covalence.aggregation.json.Json;
import io.covalence.contract.plan.Encoding;
import io.covalence.contract.plan.Schedule;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.algorithm.FedAvg;
import io.covalence.contract.plan.task.Target;
import io.covalence.contract.plan.work.Evaluation;
import io.covalence.contract.plan.work.Training;
import io.covalence.testkit.TestPlans;

/** Plans for tests. */
public final class Plans {
    private Plans() {}

    /** Two targets on 64 bits without hidden layers: 130 parameters. */
    public static StudyPlan small() {
        return tiny().plan();
    }

    /** The small one with other rounds, fewest sites and momentum of the service. */
    public static StudyPlan small(int rounds, int minimumSites, double serverMomentum) {
        return tiny().withRounds(rounds)
                .withSites(minimumSites, 50, 0)
                .with(new FedAvg(1, serverMomentum))
                .plan();
    }

    /** The small one, to be changed. */
    public static TestPlans tiny() {
        return set(TestPlans.binary(2).withHidden(0.3));
    }

    /** Twelve targets on 2048 bits with one hidden layer of 512: 1,055,244 parameters, two chunks. */
    public static StudyPlan large() {
        return wide(512).plan();
    }

    /** As many times wider in its hidden layer, with momentum: about that many million parameters. */
    public static StudyPlan large(int times, double serverMomentum) {
        return wide(times * 512).with(new FedAvg(1, serverMomentum)).plan();
    }

    /** The large one in another ring. */
    public static StudyPlan largeInRing(int bits) {
        return wide(512).with(new Encoding(10, 1, bits, 1_000)).plan();
    }

    /** The small one with bounds so narrow that most updates of a test have to be clipped. */
    public static StudyPlan narrow() {
        return tiny().with(new Encoding(0.65, 0.05, 32, 1_000)).plan();
    }

    public static StudyPlan regression() {
        return set(TestPlans.regression(new Target("Solubility", -3, 2), new Target("Lipophilicity", 1, 1))
                        .withHidden(0, 4))
                .plan();
    }

    /** The small plan with the longest times for every phase, and momentum. */
    public static StudyPlan longestTimes() {
        return tiny().with(new Schedule(1, 604_800, 3_600))
                .with(new FedAvg(1, 0.5))
                .plan();
    }

    public static String text(StudyPlan plan) {
        return Json.write(Json.strict(), plan);
    }

    private static TestPlans wide(int hidden) {
        return set(TestPlans.binary(12).withFingerprint(2_048).withHidden(0.3, hidden));
    }

    private static TestPlans set(TestPlans plans) {
        return plans.with(new Training(0.1, 0.9, 0, 64, 2, 7))
                .with(new Evaluation(0.2, 7, 16, 12, 5))
                .withRounds(1);
    }
}
