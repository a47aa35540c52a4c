package io.covalence.contract.plan.privacy;

import io.covalence.contract.plan.Kind;
import io.covalence.contract.plan.Statement;

/** No protection is added: sums are exact. */
@Kind("none")
public record None() implements Privacy {
    @Override
    public Statement says() {
        return Statement.of("privacy.none");
    }
}
