package io.covalence.portal.monitor.internal;

import com.vaadin.flow.shared.Registration;
import io.covalence.portal.monitor.Ticker;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.Dependent;
import java.util.concurrent.TimeUnit;

/** A timer on the server's threads. The pause begins after the work, so that slow reads do not pile up. */
@Dependent
public class ServerTicker implements Ticker {
    @Resource
    private ManagedScheduledExecutorService executor;

    @Override
    public Registration start(Runnable work) {
        var running = executor.scheduleWithFixedDelay(work, 0, 1, TimeUnit.SECONDS);
        return () -> running.cancel(false);
    }
}
