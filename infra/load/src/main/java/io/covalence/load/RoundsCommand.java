package io.covalence.load;

import io.covalence.dev.platform.CannotStart;
import io.covalence.dev.platform.Folders;
import io.covalence.dev.platform.Platform;
import io.covalence.dev.platform.Ports;
import io.covalence.dev.platform.Scale;
import io.covalence.dev.story.Json;
import io.covalence.dev.story.Progress;
import io.covalence.dev.story.RestDoor;
import io.covalence.dev.story.StoryException;
import io.covalence.dev.story.Tokens;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code infra/bench rounds}. */
@Command(
        name = "rounds",
        sortOptions = false,
        description =
                "Starts PostgreSQL, Keycloak and WildFly, brings sites in through the public doors, runs rounds between them"
                        + " without any training, and says what they took.")
final class RoundsCommand implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final int CANNOT_START = 2;
    private static final int PHASE_SECONDS = 600;
    private static final int MIB = 1 << 20;

    @Option(
            names = "--sites",
            paramLabel = "N",
            defaultValue = "10",
            description = "3 to 200; default: ${DEFAULT-VALUE}")
    private int sites;

    @Option(
            names = "--words",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "parameters, met within one in a thousand; default: ${DEFAULT-VALUE}")
    private int words;

    @Option(
            names = "--drop",
            paramLabel = "SHARE",
            defaultValue = "0",
            description = "of sites that are killed in the first round; default: ${DEFAULT-VALUE}")
    private double drop;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "3", description = "default: ${DEFAULT-VALUE}")
    private int rounds;

    @Option(
            names = "--heap",
            paramLabel = "MIB",
            defaultValue = "768",
            description = "most heap of the server; default: ${DEFAULT-VALUE}")
    private int heap;

    @Option(
            names = "--port-base",
            paramLabel = "N",
            defaultValue = "19080",
            description = "first of five ports; default: ${DEFAULT-VALUE}")
    private int portBase;

    @Option(names = "--json", paramLabel = "FILE", description = "write what was found to this file")
    private @Nullable Path json;

    private final Progress progress = new Progress(System.out, false);

    @Override
    public Integer call() {
        try {
            return run(Platform.at(new Ports(portBase)), Folders.of(Path.of(""), new Ports(portBase)));
        } catch (CannotStart e) {
            progress.line("infra/bench: " + e.getMessage());
            return CANNOT_START;
        } catch (StoryException e) {
            progress.line("infra/bench: " + e.getMessage());
            return FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
    }

    private int run(Platform platform, Folders folders) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(platform::close, "stopping"));
        progress.line("Starting PostgreSQL, Keycloak and WildFly; logs in " + folders.logs());
        platform.start(folders, new Scale(Math.max(sites, Scale.PEOPLE), heap, Map.of()));
        progress.line("Bringing in " + sites + " sites through the public doors");
        var surroundings = surroundings(platform, folders);
        var gathering = new Gathering(surroundings);
        var study = gathering.study(LoadPlan.draft(words, rounds, PHASE_SECONDS));
        var run = new LoadRun(platform, surroundings, study, gathering.sites(study, sites));
        try (var serverHeap = ServerHeap.of(
                Optional.ofNullable(platform.processes().get("wildfly")).orElseThrow())) {
            var outcome = run.toTheEnd((int) Math.round(sites * drop), progress);
            var report = report(outcome, serverHeap, platform);
            report.print(progress);
            outcome.complaints().forEach(progress::line);
            if (json != null) {
                report.write(json);
            }
            return report.exact() ? 0 : FAILED;
        } catch (IOException e) {
            throw new StoryException("The server's heap cannot be watched any more.", e);
        } finally {
            run.stop();
        }
    }

    private Surroundings surroundings(Platform platform, Folders folders) {
        var mapper = Json.mapper();
        var http = HttpClient.newHttpClient();
        var doors = platform.doors();
        var rest = new RestDoor(http, mapper, doors, new Tokens(http, mapper, doors, Clock.systemUTC()));
        return new Surroundings(
                doors, rest, folders.run().resolve("sites"), new SecureRandom(), new LongAdder(), new LongAdder());
    }

    private LoadReport report(LoadRun.Outcome outcome, ServerHeap serverHeap, Platform platform) {
        var table = RoundTable.of(outcome, sites);
        var warm = table.size() > 1 ? table.subList(1, table.size()) : table;
        var results = List.of(
                Figure.of("overheadSeconds", mean(warm, RoundTable.Line::overheadSeconds), "s")
                        .atMost(1),
                Figure.of("overheadSecondsOfTheFirstRound", table.getFirst().overheadSeconds(), "s"),
                Figure.of("cpuSeconds", mean(warm, RoundTable.Line::totalCpuSeconds), "s")
                        .atMost(2),
                Figure.of("cpuSecondsOfTheFirstRound", table.getFirst().totalCpuSeconds(), "s"),
                Figure.of("megabytesSent", mean(warm, RoundTable.Line::megabytesSent), "MB")
                        .atMost(4.1),
                Figure.of("megabytesReceived", mean(warm, RoundTable.Line::megabytesReceived), "MB")
                        .atMost(4.1),
                Figure.of("serverHeapPeak", serverHeap.peak(), "MiB"),
                Figure.of("sitesHeap", Runtime.getRuntime().totalMemory() / (double) MIB, "MiB"));
        var settings = new LinkedHashMap<String, Object>();
        settings.put("sites", sites);
        settings.put("words", words);
        settings.put("drop", drop);
        settings.put("rounds", rounds);
        settings.put("serverHeapMib", heap);
        return new LoadReport(
                "rounds",
                results,
                outcome.complaints().isEmpty(),
                settings,
                table,
                platform.memory().peaks());
    }

    private static double mean(List<RoundTable.Line> lines, ToDoubleFunction<RoundTable.Line> value) {
        return lines.stream().mapToDouble(value).average().orElse(Double.NaN);
    }
}
