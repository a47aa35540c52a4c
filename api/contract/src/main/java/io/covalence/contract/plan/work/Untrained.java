package io.covalence.contract.plan.work;

import io.covalence.contract.plan.Kind;
import io.covalence.contract.plan.Statement;
import java.util.Optional;

/** A model that follows from plan and run. Every site computes it. */
@Kind("untrained")
public record Untrained() implements Start {
    @Override
    public Optional<WarmStart> model() {
        return Optional.empty();
    }

    @Override
    public Optional<Statement> says() {
        return Optional.empty();
    }
}
