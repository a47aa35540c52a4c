package io.covalence.dev.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Keycloak with the development realm, over a file of this run's: it may be started again and still knows the connectors. */
final class KeycloakServer {
    static final String NAME = "keycloak";

    private final Folders folders;
    private final Ports ports;
    private final Secrets secrets;
    private final Scale scale;

    KeycloakServer(Folders folders, Ports ports, Secrets secrets, Scale scale) {
        this.folders = folders;
        this.ports = ports;
        this.secrets = secrets;
        this.scale = scale;
    }

    static String url(Ports ports) {
        return "http://localhost:" + ports.identity();
    }

    static String issuer(Ports ports) {
        return url(ports) + "/realms/covalence";
    }

    /** Starts the server's Java directly rather than by its script, so that a signal reaches it. */
    void start(Supervisor supervisor) {
        var distribution = distribution();
        var home = home(distribution);
        supervisor.start(
                NAME,
                List.of(
                        Jvm.java(),
                        "-Xms128m",
                        "-Xmx384m",
                        "-XX:+UseSerialGC",
                        "-XX:MaxMetaspaceSize=256m",
                        "-XX:TieredStopAtLevel=1",
                        "-Dkc.home.dir=" + home,
                        "-Djboss.server.config.dir=" + home.resolve("conf"),
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-Djava.util.concurrent.ForkJoinPool.common.threadFactory=io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                        "-Dpicocli.disable.closures=true",
                        "--add-opens=java.base/java.util=ALL-UNNAMED",
                        "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                        "--add-opens=java.base/java.security=ALL-UNNAMED",
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        distribution.resolve("lib/quarkus-run.jar").toString(),
                        "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
                        "start",
                        "--optimized",
                        "--import-realm",
                        "--cache=local",
                        "--db-url=jdbc:h2:file:" + home.resolve("data/keycloak")
                                + ";NON_KEYWORDS=VALUE;TRACE_LEVEL_FILE=0",
                        "--log-level=INFO,io.smallrye.health:WARN",
                        "--http-enabled=true",
                        "--http-host=127.0.0.1",
                        "--http-port=" + ports.identity(),
                        "--http-management-port=" + ports.identityManagement(),
                        "--hostname=" + url(ports)),
                Map.of(
                        "COVALENCE_PUBLIC_URL", WildFlyServer.url(ports),
                        "COVALENCE_PORTAL_SECRET", secrets.portal(),
                        "COVALENCE_TENANT_SERVICE_SECRET", secrets.tenantService(),
                        // Else whoever comes first from this machine may make an administrator.
                        "KC_BOOTSTRAP_ADMIN_CLIENT_ID", "administration",
                        "KC_BOOTSTRAP_ADMIN_CLIENT_SECRET", secrets.identityAdministration()),
                folders.log(NAME));
    }

    URI health() {
        return URI.create("http://localhost:" + ports.identityManagement() + "/health/ready");
    }

    private Path distribution() {
        var target = folders.root().resolve("infra/keycloak/target");
        try (var found = Files.newDirectoryStream(target, "keycloak-*")) {
            for (var folder : found) {
                return folder;
            }
        } catch (IOException e) {
            throw new CannotStart("Keycloak has not been unpacked: build the project with infra/demo.", e);
        }
        throw new CannotStart("Keycloak has not been unpacked: build the project with infra/demo.");
    }

    /** A home of this run's own, so that two platforms share nothing that either writes to. */
    private Path home(Path distribution) {
        try {
            var home = Files.createDirectories(folders.run().resolve(NAME));
            for (var shared : List.of("lib", "providers", "themes")) {
                Files.createSymbolicLink(home.resolve(shared), distribution.resolve(shared));
            }
            Folders.copy(distribution.resolve("conf"), home.resolve("conf"));
            var imports = Files.createDirectories(home.resolve("data/import"));
            Realm.write(
                    folders.root().resolve("infra/keycloak/src/main/realm/covalence-realm.json"),
                    imports.resolve("covalence-realm.json"),
                    scale.people());
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
