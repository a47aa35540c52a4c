package io.covalence.service.acting;

import jakarta.enterprise.context.Dependent;
import jakarta.transaction.Transactional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs work in a transaction of its own under another scope, since the scope of a transaction is fixed when it begins.
 */
@Dependent
public class Transactions {

    /** Runs the work in a new transaction that sees what the actor sees. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public <T extends @Nullable Object> T as(Actor actor, Supplier<T> work) {
        return Acting.call(actor, work);
    }
}
