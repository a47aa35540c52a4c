package io.covalence.dev.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wildfly.core.launcher.StandaloneCommandBuilder;

/** The provisioned WildFly with the three deployments. */
final class WildFlyServer {
    static final String NAME = "wildfly";

    private static final List<String> DEPLOYMENTS = List.of(
            "api/rest/target/api.war", "aggregation-service/server/target/aggregation.war", "portal/target/portal.war");

    private final Folders folders;
    private final Ports ports;
    private final Secrets secrets;
    private final Scale scale;

    WildFlyServer(Folders folders, Ports ports, Secrets secrets, Scale scale) {
        this.folders = folders;
        this.ports = ports;
        this.secrets = secrets;
        this.scale = scale;
    }

    static String url(Ports ports) {
        return "http://localhost:" + ports.http();
    }

    /** Puts the base folder together, once. */
    void prepare() {
        fill(base(), distribution());
    }

    /** Starts the server on what its base folder holds: the first time, or after it was killed. */
    void start(Supervisor supervisor) {
        supervisor.start(NAME, command(distribution(), base()), environment(), folders.log(NAME));
    }

    private Path distribution() {
        return folders.root().resolve("infra/server/target/wildfly");
    }

    private Path base() {
        return folders.run().resolve(NAME);
    }

    /** The server's Java itself rather than its script, so that a signal reaches it. */
    private List<String> command(Path server, Path base) {
        return StandaloneCommandBuilder.of(server)
                .setJavaHome(Jvm.home())
                .setBaseDirectory(base)
                .setJavaOptions(
                        "-Xms256m",
                        "-Xmx" + scale.serverHeapMib() + "m",
                        "-XX:+UseSerialGC",
                        "-XX:MaxMetaspaceSize=384m",
                        "-Djava.net.preferIPv4Stack=true",
                        "-Djava.awt.headless=true")
                .addServerArguments(
                        "-Djboss.bind.address=127.0.0.1",
                        "-Djboss.bind.address.management=127.0.0.1",
                        "-Djboss.http.port=" + ports.http(),
                        "-Djboss.management.http.port=" + ports.management())
                .build();
    }

    private Path deployments() {
        return base().resolve("deployments");
    }

    URI health() {
        return URI.create("http://localhost:" + ports.management() + "/health/ready");
    }

    /** The server marks a deployment that it could not start by a file beside it. */
    boolean hasFailedDeployment() {
        try (var failed = Files.newDirectoryStream(deployments(), "*.failed")) {
            return failed.iterator().hasNext();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> environment() {
        var environment = new HashMap<String, String>();
        environment.put("COVALENCE_PUBLIC_URL", url(ports));
        // About as many as the sites of a demonstration and the driver use at once.
        environment.put("COVALENCE_TENANT_DB_LEAST_CONNECTIONS", "4");
        environment.put("COVALENCE_AGGREGATION_DB_LEAST_CONNECTIONS", "8");
        environment.put("COVALENCE_OIDC_URL", KeycloakServer.issuer(ports));
        environment.put("COVALENCE_KEYCLOAK_URL", KeycloakServer.url(ports));
        environment.put("COVALENCE_PORTAL_SECRET", secrets.portal());
        environment.put("COVALENCE_TENANT_SERVICE_SECRET", secrets.tenantService());
        environment.put("COVALENCE_AGGREGATION_URL", url(ports) + "/aggregation");
        environment.put("COVALENCE_BLOB_DIR", folders.run().resolve("blobs").toString());
        environment.put(
                "COVALENCE_SERVICE_KEY_FILE",
                folders.run().resolve("service.key").toString());
        environment.put("COVALENCE_TENANT_DB_URL", EmbeddedDatabase.url(ports, "tenant"));
        environment.put("COVALENCE_TENANT_DB_USER", "tenant_app");
        environment.put("COVALENCE_TENANT_DB_PASSWORD", secrets.tenantApp());
        environment.put("COVALENCE_TENANT_DB_OWNER_USER", "tenant_owner");
        environment.put("COVALENCE_TENANT_DB_OWNER_PASSWORD", secrets.tenantOwner());
        environment.put("COVALENCE_AGGREGATION_DB_URL", EmbeddedDatabase.url(ports, "aggregation"));
        environment.put("COVALENCE_AGGREGATION_DB_USER", "aggregation_app");
        environment.put("COVALENCE_AGGREGATION_DB_PASSWORD", secrets.aggregationApp());
        environment.put("COVALENCE_AGGREGATION_DB_OWNER_USER", "aggregation_owner");
        environment.put("COVALENCE_AGGREGATION_DB_OWNER_PASSWORD", secrets.aggregationOwner());
        if (scale.mail()) {
            environment.put("COVALENCE_SMTP_HOST", MailServer.HOST);
            environment.put("COVALENCE_SMTP_PORT", String.valueOf(ports.mail()));
            environment.put("COVALENCE_SMTP_FROM", MailServer.FROM);
            environment.put("COVALENCE_SMTP_STARTTLS", "off");
        }
        environment.putAll(scale.settings());
        return environment;
    }

    /** A base folder of this run's own with the deployments in it; the server itself is shared and not written to. */
    private void fill(Path base, Path server) {
        try {
            Files.createDirectories(base);
            Folders.copy(server.resolve("standalone/configuration"), base.resolve("configuration"));
            Files.createDirectories(folders.run().resolve("blobs"));
            var deployments = Files.createDirectories(deployments());
            for (var deployment : DEPLOYMENTS) {
                var archive = folders.root().resolve(deployment);
                if (!Files.isRegularFile(archive)) {
                    throw new CannotStart("There is no " + deployment + ": build the project with infra/demo.");
                }
                Files.copy(archive, deployments.resolve(archive.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
