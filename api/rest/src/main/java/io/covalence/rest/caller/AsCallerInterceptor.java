package io.covalence.rest.caller;

import io.covalence.service.acting.Acting;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.jspecify.annotations.Nullable;

/** Binds the caller to the thread for the time of one call. */
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
        return Acting.<@Nullable Object>call(caller.actor(), () -> proceed(call));
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
