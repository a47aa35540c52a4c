package io.covalence.portal;

import com.vaadin.flow.shared.Registration;
import io.covalence.portal.monitor.Ticker;
import java.util.ArrayList;
import java.util.List;

/** A ticker that ticks when a test says so. */
public final class HandTicker implements Ticker {
    private final List<Runnable> running = new ArrayList<>();

    @Override
    public Registration start(Runnable work) {
        running.add(work);
        return () -> running.remove(work);
    }

    public void tick() {
        List.copyOf(running).forEach(Runnable::run);
    }

    public int timers() {
        return running.size();
    }
}
