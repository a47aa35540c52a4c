package io.covalence.rest.boot;

import io.covalence.rest.stream.RunEventStreams;
import io.covalence.service.idempotency.KeptAnswers;
import io.covalence.service.mail.MailSettings;
import io.covalence.service.migration.Migrations;
import io.covalence.service.run.RunOrders;
import io.covalence.service.run.RunProjection;
import io.covalence.service.secret.AttemptLimiter;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the schema up to date before the first request, then keeps the timers going until the application stops. */
@WebListener
public class ApplicationStart implements ServletContextListener {
    private static final Logger LOG = LoggerFactory.getLogger(ApplicationStart.class);
    private static final Duration ORDERS = Duration.ofMillis(500);
    private static final Duration EVENTS = Duration.ofMillis(500);
    private static final Duration STREAMS = Duration.ofSeconds(1);
    /** Short, so that stopping never has to interrupt a step and leave its lease behind. */
    private static final Duration EVENTS_WAIT = Duration.ofSeconds(2);

    private static final Duration CLOSING = Duration.ofSeconds(8);
    private static final Duration FORGETTING = Duration.ofHours(1);

    private final RunOrders orders;
    private final RunProjection projection;
    private final RunEventStreams streams;
    private final KeptAnswers answers;
    private final AttemptLimiter attempts;
    private final MailSettings mail;
    private final List<RepeatedTask> tasks = new ArrayList<>();

    @Resource(lookup = "java:jboss/datasources/TenantOwnerDS")
    private DataSource owner;

    @Resource
    private ManagedScheduledExecutorService executor;

    /** @param mail is read here, so that a wrong setting stops the start and not the first invitation */
    @Inject
    public ApplicationStart(
            RunOrders orders,
            RunProjection projection,
            RunEventStreams streams,
            KeptAnswers answers,
            AttemptLimiter attempts,
            MailSettings mail) {
        this.orders = orders;
        this.projection = projection;
        this.streams = streams;
        this.answers = answers;
        this.attempts = attempts;
        this.mail = mail;
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        LOG.info("Applied {} migrations", Migrations.migrate(owner));
        LOG.info("Mail goes out by {}", mail.isOn() ? mail.host() + ":" + mail.port() : "nothing: no server is set");
        repeat("orders of runs", ORDERS, orders::sendDue);
        repeat("events of runs", EVENTS, () -> projection.readOnce(EVENTS_WAIT));
        repeat("streams of events", STREAMS, streams::step);
        repeat("forgetting of kept answers", FORGETTING, answers::forget);
        repeat("forgetting of failed attempts", FORGETTING, attempts::forget);
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        tasks.forEach(RepeatedTask::stop);
        tasks.forEach(task -> task.await(CLOSING));
        streams.close();
    }

    private void repeat(String name, Duration pause, Runnable step) {
        var task = new RepeatedTask(name, pause, step, executor);
        tasks.add(task);
        task.start();
    }
}
