package io.covalence.service.world;

import com.arjuna.ats.jta.TransactionManager;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Status;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import org.jspecify.annotations.Nullable;

/** What the application server does for {@link Transactional}, with the same transaction manager: one interceptor for each type. */
final class TransactionInterceptors {
    private static final int PLACE = Interceptor.Priority.PLATFORM_BEFORE + 200;

    private TransactionInterceptors() {}

    static Class<?>[] all() {
        return new Class<?>[] {Required.class, RequiresNew.class, Mandatory.class, Supports.class};
    }

    @Transactional(TxType.REQUIRED)
    @Interceptor
    @Priority(PLACE)
    static class Required {
        @AroundInvoke
        @Nullable
        Object around(InvocationContext call) throws Exception {
            return inside() ? joined(call) : inNew(call);
        }
    }

    @Transactional(TxType.REQUIRES_NEW)
    @Interceptor
    @Priority(PLACE)
    static class RequiresNew {
        @AroundInvoke
        @Nullable
        Object around(InvocationContext call) throws Exception {
            var manager = TransactionManager.transactionManager();
            var outer = inside() ? manager.suspend() : null;
            try {
                return inNew(call);
            } finally {
                if (outer != null) {
                    manager.resume(outer);
                }
            }
        }
    }

    @Transactional(TxType.MANDATORY)
    @Interceptor
    @Priority(PLACE)
    static class Mandatory {
        @AroundInvoke
        @Nullable
        Object around(InvocationContext call) throws Exception {
            if (!inside()) {
                throw new IllegalStateException(call.getMethod() + " needs a transaction");
            }
            return joined(call);
        }
    }

    @Transactional(TxType.SUPPORTS)
    @Interceptor
    @Priority(PLACE)
    static class Supports {
        @AroundInvoke
        @Nullable
        Object around(InvocationContext call) throws Exception {
            return call.proceed();
        }
    }

    private static boolean inside() throws Exception {
        return TransactionManager.transactionManager().getTransaction() != null;
    }

    private static @Nullable Object joined(InvocationContext call) throws Exception {
        try {
            return call.proceed();
        } catch (RuntimeException e) {
            TransactionManager.transactionManager().setRollbackOnly();
            throw e;
        }
    }

    private static @Nullable Object inNew(InvocationContext call) throws Exception {
        var manager = TransactionManager.transactionManager();
        manager.begin();
        Object result;
        try {
            result = call.proceed();
        } catch (Exception | Error e) {
            manager.rollback();
            throw e;
        }
        if (manager.getStatus() == Status.STATUS_MARKED_ROLLBACK) {
            manager.rollback();
        } else {
            manager.commit();
        }
        return result;
    }
}
