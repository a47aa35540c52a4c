package io.covalence.contract.plan.work;

import io.covalence.contract.id.IdKind;
import io.covalence.contract.id.RunId;
import io.covalence.contract.plan.Bounds;
import io.covalence.contract.plan.Checked;
import io.covalence.contract.plan.Kind;
import io.covalence.contract.plan.Range;
import io.covalence.contract.plan.Statement;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The model that a run begins with: the last version of another run of the same tenant, which succeeded with the same inputs,
 * task, architecture and split of rows. The other run summed figures of this version, and no updates. The first round of the new run sums
 * updates, and no figures. Whoever approves the plan and signs its charter agrees to that second sum, and to no third.
 *
 * @param run whose model it is
 * @param version the last one of that run
 * @param sha256 hex digest of the version's parameters, float32 little-endian
 */
@Kind("model")
public record WarmStart(
        RunId run, @Range(least = 0, most = 100_000) int version, String sha256) implements Start, Checked {
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    @Override
    public void check(Bounds bounds) {
        if (!IdKind.RUN.matches(run)) {
            bounds.add("/run", "must be the id of a run");
        }
        if (!SHA_256.matcher(sha256).matches()) {
            bounds.add("/sha256", "must be 64 hexadecimal digits in lower case: the ETag of the model's file");
        }
    }

    /**
     * What keeps a plan from beginning with a model of another: its parameters would mean something else, or rows would
     * change sides between training and evaluation. Pointers begin at the plan.
     *
     * @param plan that begins with it
     * @param before the plan of the run that made the model
     */
    public static List<Violation> differences(StudyPlan plan, StudyPlan before) {
        if (!before.work().trains()) {
            return List.of(new Violation("/work/start/run", "has made no model"));
        }
        var differences = new ArrayList<Violation>();
        var now = plan.learning();
        var then = before.learning();
        require(plan.inputs().equals(before.inputs()), "/inputs", differences);
        require(now.task().equals(then.task()), "/work/task", differences);
        require(now.architecture().equals(then.architecture()), "/work/architecture", differences);
        // Otherwise rows that the model was trained on would count as rows that it never saw
        require(now.evaluation().seed() == then.evaluation().seed(), "/work/evaluation/seed", differences);
        require(now.evaluation().fraction() == then.evaluation().fraction(), "/work/evaluation/fraction", differences);
        return List.copyOf(differences);
    }

    private static void require(boolean alike, String pointer, List<Violation> differences) {
        if (!alike) {
            differences.add(new Violation(pointer, "must be as in the plan of the run that this one begins with"));
        }
    }

    @Override
    public Optional<WarmStart> model() {
        return Optional.of(this);
    }

    @Override
    public Optional<Statement> says() {
        return Optional.of(Statement.of("start", Integer.toString(version), run.value(), sha256));
    }
}
