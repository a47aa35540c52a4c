package io.covalence.aggregation.boot;

import io.covalence.aggregation.key.ServiceKey;
import io.covalence.aggregation.settings.Settings;
import io.covalence.aggregation.store.Migrations;
import io.covalence.contract.id.Ids;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the service inside the application server: settings, schema, parts, driver, in this order. */
@ApplicationScoped
public class Startup {
    /** For long polls that have news; driving has threads of its own, so that neither keeps the other waiting. */
    private static final int ANSWERING_THREADS = 8;

    private static final Logger LOG = LoggerFactory.getLogger(Startup.class);

    @Resource(lookup = "java:jboss/datasources/AggregationDS")
    private DataSource source;

    @Resource(lookup = "java:jboss/datasources/AggregationOwnerDS")
    private DataSource owner;

    @Resource
    private ManagedThreadFactory threads;

    @Resource
    private ManagedScheduledExecutorService scheduler;

    @Inject
    private MeterRegistry registry;

    private @Nullable ExecutorService driving;
    private @Nullable ExecutorService answering;
    private @Nullable Future<?> polling;

    /** The parts of the service. */
    @Produces
    @Singleton
    Assembly assembly() {
        // PostgreSQL keeps microseconds.
        var clock = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
        var random = new SecureRandom();
        var ids = new Ids(random);
        var settings = Settings.of(System.getenv());
        var pool = Executors.newFixedThreadPool(ANSWERING_THREADS + settings.chunkWorkers(), threads);
        answering = pool;
        try {
            var service = ServiceKey.open(settings.serviceKey(), random::nextBytes);
            return Assembly.of(
                    source,
                    settings,
                    clock,
                    ids,
                    service,
                    pool,
                    registry,
                    UUID.randomUUID().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Produces
    @Singleton
    StartRehearsal rehearsal() {
        return new StartRehearsal(new SecureRandom()::nextBytes);
    }

    void start(
            @Observes @Initialized(ApplicationScoped.class) Object event, Assembly assembly, StartRehearsal rehearsal) {
        LOG.info("event=SCHEMA_MIGRATED steps={}", Migrations.run(owner));
        var pool = Executors.newFixedThreadPool(assembly.settings().roundWorkers(), threads);
        driving = pool;
        var loop = new DriverLoop(assembly, pool);
        assembly.bell().listen(loop::ring);
        long period = assembly.settings().poll().toMillis();
        polling = scheduler.scheduleWithFixedDelay(loop::poll, period, period, TimeUnit.MILLISECONDS);
        threads.newThread(rehearsal::run).start();
    }

    void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object event, Assembly assembly) {
        assembly.bell().listen(() -> {});
        if (polling != null) {
            polling.cancel(false);
        }
        if (driving != null) {
            driving.shutdown();
        }
        if (answering != null) {
            answering.shutdown();
        }
    }
}
