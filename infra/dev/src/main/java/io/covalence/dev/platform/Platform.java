package io.covalence.dev.platform;

import io.covalence.dev.story.Doors;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/** PostgreSQL, Keycloak and WildFly, up and ready; closing it ends every process that it started. */
public final class Platform implements AutoCloseable {
    private final Ports ports;
    private final PeakMemory memory;
    private final Supervisor supervisor;
    private @Nullable EmbeddedDatabase database;
    private @Nullable RunLock lock;

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
     * Starts everything and waits until it is ready.
     *
     * @throws CannotStart with one sentence that says why and what to do
     */
    public void start(Folders folders) {
        synchronized (this) {
            lock = RunLock.take(folders, ports);
        }
        ports.requireFree();
        folders.prepare();
        var secrets = Secrets.make(new SecureRandom());
        var keycloak = new KeycloakServer(folders, ports, secrets);
        var wildfly = new WildFlyServer(folders, ports, secrets);
        keycloak.start(supervisor);
        synchronized (this) {
            database = EmbeddedDatabase.start(ports, folders, secrets);
            supervisor.adopt(EmbeddedDatabase.NAME, database.process());
        }
        wildfly.start(supervisor);
        var readiness = new Readiness();
        readiness.await(
                "Keycloak",
                keycloak.health(),
                () -> supervisor.isRunning(KeycloakServer.NAME),
                folders.log(KeycloakServer.NAME));
        readiness.await(
                "WildFly",
                wildfly.health(),
                () -> supervisor.isRunning(WildFlyServer.NAME) && !wildfly.hasFailedDeployment(),
                folders.log(WildFlyServer.NAME));
    }

    public Doors doors() {
        return new Doors(WildFlyServer.url(ports), KeycloakServer.issuer(ports));
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
        if (lock != null) {
            lock.close();
            lock = null;
        }
        supervisor.dismissGuardian();
    }
}
