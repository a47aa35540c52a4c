package io.covalence.service.run;

import io.covalence.contract.id.RunId;
import io.covalence.contract.problem.Problem;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.tenant.Role;
import io.covalence.service.acting.Requires;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;

/** Model versions, for the people of their study. The aggregation service keeps them. */
@Dependent
public class ModelService {
    private final RunService runs;
    private final AggregationService aggregation;

    @Inject
    ModelService(RunService runs, AggregationService aggregation) {
        this.runs = runs;
        this.aggregation = aggregation;
    }

    /** The parameters of a model version; the caller closes them. */
    @Requires({Role.SPONSOR, Role.INSTITUTION})
    @Transactional(Transactional.TxType.SUPPORTS)
    public ModelFile open(RunId runId, int version) {
        if (runs.get(runId).measures() == null) {
            throw new ProblemException(ProblemType.NOT_FOUND, "This run makes no model.");
        }
        if (version < 0) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST,
                    "There is no negative version.",
                    List.of(new Problem.FieldError("version", "must be 0 or more")));
        }
        return aggregation.model(runId, version);
    }
}
