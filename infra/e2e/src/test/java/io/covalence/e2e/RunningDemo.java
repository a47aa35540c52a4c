package io.covalence.e2e;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.covalence.dev.platform.CannotStart;
import io.covalence.dev.platform.Ports;
import io.covalence.dev.story.DemoReport;
import io.covalence.dev.story.Json;
import io.covalence.dev.story.PublicAddresses;
import io.covalence.dev.story.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One demonstration for all tests of a run: started like a person's, with a connector killed in its second round, kept up after
 * the study is done, and ended by an interrupt. It is injected into test constructors.
 */
final class RunningDemo implements AutoCloseable {
    static final int SITES = 4;
    static final int ROUNDS = 20;

    /**
     * Or in the next in which the connector can be caught between its first message and its masked update. The round waits for it
     * for up to 20 seconds, longer than it takes to start again, so it takes part from the next round on; a machine on which it
     * takes longer has slow rounds too, and many of them left.
     */
    static final int KILLED_IN_ROUND = 2;

    private static final int LOWEST_PORT_BASE = 28080;
    private static final int HIGHEST_PORT_BASE = 28980;
    private static final Duration TIMEOUT = Duration.ofMinutes(12);

    /** For how long the server believes the identity provider's keys before it asks for them again; five minutes without this. */
    static final Duration KEYS_BELIEVED = Duration.ofSeconds(20);

    private static final String RUN_STARTED = "the run has been started";

    private final Process process;
    private final Path reportFile;
    private final Path log;
    private final Path root;
    private final Ports ports;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = Json.mapper();
    private final PublicAddresses addresses;
    private final Tokens tokens;

    private RunningDemo(Process process, Path reportFile, Path log, Path root, Ports ports) {
        this.process = process;
        this.reportFile = reportFile;
        this.log = log;
        this.root = root;
        this.ports = ports;
        this.addresses = new PublicAddresses(
                "http://localhost:" + ports.http(), "http://localhost:" + ports.identity() + "/realms/covalence");
        this.tokens = new Tokens(http, json, addresses, Clock.systemUTC());
    }

    /** What the demonstration found; waits until the study is done. */
    DemoReport report() {
        await(() -> Files.exists(reportFile));
        try {
            return json.readValue(reportFile.toFile(), DemoReport.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    PublicAddresses addresses() {
        return addresses;
    }

    Tokens tokens() {
        return tokens;
    }

    /** The demonstration's own process and everything that it started. */
    Stream<ProcessHandle> processes() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants());
    }

    /** Where a site's connector keeps its keys; sites count from 1. */
    Path connectorHome(int site) {
        return runFolder().resolve("sites/connector-" + site);
    }

    /** The server's log, as far as it has come. */
    long serverLogLength() {
        try {
            return Files.size(serverLog());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the server's log says beyond a length. */
    String serverLogFrom(long length) {
        try (var log = Files.newInputStream(serverLog())) {
            log.skipNBytes(length);
            return new String(log.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path serverLog() {
        return runFolder().resolve("logs/wildfly.log");
    }

    /** Everything that the demonstration writes. */
    Path runFolder() {
        return root.resolve("var/" + ports.base());
    }

    /** The checkout. */
    Path root() {
        return root;
    }

    /** The token of a new invitation to a new study. */
    String invitation() {
        var studies = new SponsorStudies(api());
        return studies.invited(studies.made(studies.draft()), "larch@site.example");
    }

    Api api() {
        return new Api(http, json, addresses, tokens);
    }

    /** Address of the study's page in the portal: of the first study that was made. */
    String studyPage() {
        return addresses.portal() + "studies/" + new SponsorStudies(api()).first();
    }

    /** Where a browser shows the mail that was sent. */
    String mailPage() {
        return "http://localhost:" + ports.mailPage() + "/";
    }

    Path screenshot(String name) {
        return root.resolve("infra/e2e/target/screenshots/" + name + ".png");
    }

    private static RunningDemo start() throws IOException {
        var root = root(Path.of("").toAbsolutePath());
        var target = Files.createDirectories(root.resolve("infra/e2e/target"));
        var reportFile = target.resolve("demo.json");
        Files.deleteIfExists(reportFile);
        var log = target.resolve("demo.log");
        var ports = freePorts();
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.covalence.dev.Demo"));
        command.addAll(List.of("--study", "example", "--sites", String.valueOf(SITES)));
        command.addAll(List.of("--rounds", String.valueOf(ROUNDS), "--port-base", String.valueOf(ports.base())));
        command.addAll(List.of("--kill-site", "2@" + KILLED_IN_ROUND, "--json", reportFile.toString()));
        var builder = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("COVALENCE_OIDC_KEYS_SECONDS", String.valueOf(KEYS_BELIEVED.toSeconds()));
        var demo = new RunningDemo(builder.start(), reportFile, log, root, ports);
        demo.await(() -> demo.said().contains(RUN_STARTED));
        return demo;
    }

    /** Asks again and again until the condition holds. */
    void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (!condition.getAsBoolean()) {
            boolean ended;
            try {
                ended = process.waitFor(200, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                ended = true;
            }
            if (ended || System.nanoTime() > deadline) {
                process.destroy();
                throw new IllegalStateException("the demonstration did not come to its end:\n" + said());
            }
        }
    }

    private String said() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ports that nobody uses, so that tests run beside a demonstration. */
    private static Ports freePorts() {
        return IntStream.iterate(LOWEST_PORT_BASE, base -> base <= HIGHEST_PORT_BASE, base -> base + 10)
                .mapToObj(Ports::new)
                .filter(RunningDemo::areFree)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no seven free ports in a row"));
    }

    private static boolean areFree(Ports ports) {
        try {
            ports.requireFree();
            return true;
        } catch (CannotStart taken) {
            return false;
        }
    }

    private static Path root(Path from) {
        for (var folder = from; folder != null; folder = folder.getParent()) {
            if (Files.isExecutable(folder.resolve("infra/demo"))) {
                return folder;
            }
        }
        throw new IllegalStateException("not inside a checkout: " + from);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
    }

    /** Starts the demonstration before the first test that asks for it, and ends it after the last of the run. */
    static final class Extension implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == RunningDemo.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(RunningDemo.class, key -> {
                        try {
                            return start();
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
        }
    }
}
