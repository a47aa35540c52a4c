package io.covalence.service.acting.internal;

import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.tenant.Role;
import io.covalence.service.acting.Acting;
import io.covalence.service.acting.Actor;
import io.covalence.service.acting.Requires;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.persistence.OptimisticLockException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.hibernate.StaleStateException;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/**
 * Stands before the transaction of every service: refuses whoever lacks the role or the membership that gives it a scope, and
 * says STALE or CONFLICT when two changes met.
 */
@Requires
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
class RoleGuard {

    @AroundInvoke
    @Nullable
    Object guard(InvocationContext call) throws Exception {
        var required = required(call);
        var actor = Acting.actor();
        if (required.length > 0 && Arrays.stream(required).noneMatch(actor::has)) {
            throw actor.kind() == Actor.Kind.VISITOR
                    ? new ProblemException(ProblemType.UNAUTHENTICATED, "Sign in, then try again.")
                    : new ProblemException(ProblemType.FORBIDDEN, "This needs the role " + names(required) + ".");
        }
        try {
            return call.proceed();
        } catch (ProblemException refusal) {
            throw refusal;
        } catch (Exception failure) {
            throw translated(failure);
        }
    }

    private static Role[] required(InvocationContext call) {
        var onMethod = call.getMethod().getAnnotation(Requires.class);
        if (onMethod != null) {
            return onMethod.value();
        }
        var onClass = call.getMethod().getDeclaringClass().getAnnotation(Requires.class);
        if (onClass == null) {
            throw new IllegalStateException(call.getMethod() + " does not say whom it serves");
        }
        return onClass.value();
    }

    private static String names(Role[] roles) {
        return Arrays.stream(roles).map(Role::realmName).collect(Collectors.joining(" or "));
    }

    private static Exception translated(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OptimisticLockException || cause instanceof StaleStateException) {
                return new ProblemException(ProblemType.STALE, "Read it again, then repeat your change.");
            }
            if (cause instanceof ConstraintViolationException) {
                return new ProblemException(
                        ProblemType.CONFLICT, "Somebody made the same change at this moment. Read again, then decide.");
            }
        }
        return failure;
    }
}
