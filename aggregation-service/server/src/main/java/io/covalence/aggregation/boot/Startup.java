package io.covalence.aggregation.boot;

import io.covalence.aggregation.settings.Settings;
import io.covalence.aggregation.store.Migrations;
import io.covalence.contract.id.Ids;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the service inside the application server: settings, schema, parts, driver, in this order. */
@ApplicationScoped
public class Startup {
    private static final Logger LOG = LoggerFactory.getLogger(Startup.class);

    @Resource(lookup = "java:jboss/datasources/AggregationDS")
    private DataSource source;

    @Resource(lookup = "java:jboss/datasources/AggregationOwnerDS")
    private DataSource owner;

    @Resource
    private ManagedExecutorService executor;

    @Resource
    private ManagedScheduledExecutorService scheduler;

    @Inject
    private MeterRegistry registry;

    private @Nullable Future<?> polling;

    /** The parts of the service. */
    @Produces
    @Singleton
    Assembly assembly() {
        var ids = new Ids(new SecureRandom());
        var name = UUID.randomUUID().toString();
        var settings = Settings.of(System.getenv());
        return Assembly.of(source, settings, Clock.systemUTC(), ids, executor, registry, name);
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event, Assembly assembly) {
        LOG.info("event=SCHEMA_MIGRATED steps={}", Migrations.run(owner));
        var loop = new DriverLoop(assembly, executor);
        assembly.bell().listen(loop::ring);
        long period = assembly.settings().poll().toMillis();
        polling = scheduler.scheduleWithFixedDelay(loop::poll, period, period, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        var task = polling;
        if (task != null) {
            task.cancel(false);
        }
    }
}
