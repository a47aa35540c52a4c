package io.covalence.contract.plan.work;

import io.covalence.contract.plan.Statement;
import java.util.Optional;

/** The model that a run begins with. */
public sealed interface Start permits Untrained, WarmStart {
    /** A model that is there already; empty where the run's id gives the first model. */
    Optional<WarmStart> model();

    /** What it is; empty where nothing needs to be said. */
    Optional<Statement> says();
}
