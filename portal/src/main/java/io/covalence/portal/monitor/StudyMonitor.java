package io.covalence.portal.monitor;

import com.vaadin.flow.shared.Registration;
import io.covalence.portal.backend.Studies;
import io.covalence.portal.backend.StudySnapshot;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads each watched study about once a second, as the person who watches it, and tells the watchers what changed.
 * There is one timer for all open pages, and none while no page is open. A failing read or watcher does not affect
 * others.
 */
@ApplicationScoped
public class StudyMonitor {
    private static final Logger LOG = LoggerFactory.getLogger(StudyMonitor.class);

    private final Studies studies;
    private final Ticker ticker;
    private final Map<Watched, Watch> watches = new LinkedHashMap<>();
    private @Nullable Registration ticking;

    /** For the container's proxy alone. */
    @SuppressWarnings("NullAway")
    StudyMonitor() {
        this(null, null);
    }

    @Inject
    public StudyMonitor(Studies studies, Ticker ticker) {
        this.studies = studies;
        this.ticker = ticker;
    }

    /**
     * Watches a study from a state that the watcher knows already.
     *
     * @param watcher called on the monitor's thread; must not block
     */
    public synchronized Registration watch(Watched what, StudySnapshot known, Consumer<Reading> watcher) {
        var watch = watches.computeIfAbsent(what, absent -> new Watch(known));
        if (!watch.last.equals(known)) {
            watcher.accept(new Reading.Fresh(watch.last));
        }
        watch.watchers.add(watcher);
        if (ticking == null) {
            ticking = ticker.start(this::tick);
        }
        return Registration.once(() -> leave(what, watcher));
    }

    private synchronized void leave(Watched what, Consumer<Reading> watcher) {
        var watch = watches.get(what);
        if (watch != null && watch.watchers.remove(watcher) && watch.watchers.isEmpty()) {
            watches.remove(what);
        }
        if (watches.isEmpty()) {
            stop();
        }
    }

    @PreDestroy
    synchronized void stop() {
        if (ticking != null) {
            ticking.remove();
            ticking = null;
        }
    }

    private void tick() {
        for (var what : watched()) {
            read(what);
        }
    }

    private synchronized List<Watched> watched() {
        return List.copyOf(watches.keySet());
    }

    private void read(Watched what) {
        Reading reading;
        try {
            reading = new Reading.Fresh(studies.snapshot(what.viewer(), what.studyId(), what.runId()));
        } catch (RuntimeException e) {
            reading = new Reading.Outage(e);
        }
        for (var watcher : news(what, reading)) {
            tell(watcher, reading);
        }
    }

    /** The watchers who have to be told; nobody when nothing changed. */
    private synchronized List<Consumer<Reading>> news(Watched what, Reading reading) {
        var watch = watches.get(what);
        return watch != null && watch.changes(reading) ? List.copyOf(watch.watchers) : List.of();
    }

    private static void tell(Consumer<Reading> watcher, Reading reading) {
        try {
            watcher.accept(reading);
        } catch (RuntimeException e) {
            LOG.warn("A page could not be told of a change", e);
        }
    }

    /** One watched study; guarded by the monitor's lock. */
    private static final class Watch {
        private final List<Consumer<Reading>> watchers = new ArrayList<>();
        private StudySnapshot last;
        private boolean out;

        Watch(StudySnapshot known) {
            last = known;
        }

        boolean changes(Reading reading) {
            return switch (reading) {
                case Reading.Fresh fresh -> {
                    boolean changed = out || !last.equals(fresh.snapshot());
                    last = fresh.snapshot();
                    out = false;
                    yield changed;
                }
                case Reading.Outage outage -> {
                    if (!out) {
                        LOG.warn("A watched study cannot be read; trying again", outage.cause());
                    }
                    boolean changed = !out;
                    out = true;
                    yield changed;
                }
            };
        }
    }
}
