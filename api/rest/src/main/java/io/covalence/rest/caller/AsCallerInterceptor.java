package io.covalence.rest.caller;

import io.covalence.contract.problem.Problem;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.service.acting.Acting;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Binds the caller to the thread for the time of one call, once the call has the body that it needs. */
@AsCaller
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class AsCallerInterceptor {
    private final Caller caller;

    @Inject
    AsCallerInterceptor(Caller caller) {
        this.caller = caller;
    }

    @AroundInvoke
    @Nullable
    Object act(InvocationContext call) {
        requireBody(call.getMethod().getParameterTypes(), call.getParameters());
        return Acting.<@Nullable Object>call(caller.actor(), () -> proceed(call));
    }

    /** Refuses a missing body. Only bodies are records; an empty body and the JSON literal null arrive as null. */
    static void requireBody(Class<?>[] types, @Nullable Object[] values) {
        for (int i = 0; i < types.length; i++) {
            if (types[i].isRecord() && values[i] == null) {
                throw new ProblemException(
                        ProblemType.INVALID_REQUEST,
                        "The body is missing.",
                        List.of(new Problem.FieldError("", "is missing or null")));
            }
        }
    }

    private static @Nullable Object proceed(InvocationContext call) {
        try {
            return call.proceed();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("no resource declares a checked exception", e);
        }
    }
}
