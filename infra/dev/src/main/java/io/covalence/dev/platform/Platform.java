package io.covalence.dev.platform;

import io.covalence.dev.story.Mailbox;
import io.covalence.dev.story.PublicAddresses;
import io.covalence.dev.story.Server;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** PostgreSQL, Keycloak, WildFly and a mail server, started and ready; closing it ends every process that it started. */
public final class Platform implements Server, AutoCloseable {
    private final Ports ports;
    private final PeakMemory memory;
    private final Supervisor supervisor;
    private @Nullable EmbeddedDatabase database;
    private @Nullable MailServer mail;
    private @Nullable MailPage mailPage;
    private @Nullable RunLock lock;
    private @Nullable WildFlyServer wildfly;
    private @Nullable Path serverLog;

    private Platform(Ports ports) {
        this.ports = ports;
        this.memory = new PeakMemory();
        this.supervisor = new Supervisor(memory);
    }

    /** A platform that is not started yet, so that it can be closed whatever its start comes to. */
    public static Platform at(Ports ports) {
        return new Platform(ports);
    }

    /**
     * Starts everything as large as a demonstration needs it.
     *
     * @throws CannotStart with one sentence that says why and what to do
     */
    public void start(Folders folders) {
        start(folders, Scale.DEMONSTRATION);
    }

    /**
     * Starts everything and waits until it is ready.
     *
     * @throws CannotStart with one sentence that says why and what to do
     */
    public void start(Folders folders, Scale scale) {
        synchronized (this) {
            lock = RunLock.take(folders, ports);
        }
        ports.requireFree();
        folders.prepare();
        var secrets = Secrets.make(new SecureRandom());
        var keycloak = new KeycloakServer(folders, ports, secrets, scale);
        var server = new WildFlyServer(folders, ports, secrets, scale);
        keycloak.start(supervisor);
        synchronized (this) {
            database = EmbeddedDatabase.start(ports, folders, secrets);
            supervisor.adopt(EmbeddedDatabase.NAME, database.process());
            if (scale.mail()) {
                mail = MailServer.start(ports);
                mailPage = MailPage.start(ports, mail);
            }
        }
        server.prepare();
        server.start(supervisor);
        new Readiness()
                .await(
                        "Keycloak",
                        keycloak.health(),
                        () -> supervisor.isRunning(KeycloakServer.NAME),
                        folders.log(KeycloakServer.NAME));
        await(server, folders.log(WildFlyServer.NAME));
        synchronized (this) {
            wildfly = server;
            serverLog = folders.log(WildFlyServer.NAME);
        }
    }

    private void await(WildFlyServer server, Path log) {
        new Readiness()
                .await(
                        "WildFly",
                        server.health(),
                        () -> supervisor.isRunning(WildFlyServer.NAME) && !server.hasFailedDeployment(),
                        log);
    }

    @Override
    public void kill() {
        supervisor.killIf(WildFlyServer.NAME, () -> true);
    }

    @Override
    public void startAgain() {
        WildFlyServer server;
        Path log;
        synchronized (this) {
            if (wildfly == null || serverLog == null) {
                throw new IllegalStateException("the platform has not been started");
            }
            server = wildfly;
            log = serverLog;
        }
        server.start(supervisor);
        await(server, log);
    }

    /** The servers' first processes by name, those that run. */
    public Map<String, ProcessHandle> processes() {
        var processes = new TreeMap<String, ProcessHandle>();
        for (var name : List.of(KeycloakServer.NAME, WildFlyServer.NAME)) {
            supervisor.process(name).ifPresent(process -> processes.put(name, process));
        }
        synchronized (this) {
            if (database != null) {
                processes.put(EmbeddedDatabase.NAME, database.process());
            }
        }
        return processes;
    }

    public PublicAddresses addresses() {
        return new PublicAddresses(WildFlyServer.url(ports), KeycloakServer.issuer(ports));
    }

    /** The mail that it has sent; it sends to nobody else. */
    public synchronized Mailbox mailbox() {
        if (mail == null) {
            throw new IllegalStateException("this platform sends no mail");
        }
        return mail;
    }

    /** Where a browser shows that mail. */
    public String mailPage() {
        return MailPage.url(ports);
    }

    public Supervisor supervisor() {
        return supervisor;
    }

    public PeakMemory memory() {
        return memory;
    }

    @Override
    public synchronized void close() {
        supervisor.close();
        memory.close();
        if (database != null) {
            database.close();
            database = null;
        }
        if (mailPage != null) {
            mailPage.close();
            mailPage = null;
        }
        if (mail != null) {
            mail.close();
            mail = null;
        }
        if (lock != null) {
            lock.close();
            lock = null;
        }
        supervisor.dismissGuardian();
    }
}
