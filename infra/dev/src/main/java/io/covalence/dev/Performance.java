package io.covalence.dev;

import io.covalence.dev.platform.CannotStart;
import io.covalence.dev.platform.Folders;
import io.covalence.dev.platform.Platform;
import io.covalence.dev.story.Comparing;
import io.covalence.dev.story.DemoReport;
import io.covalence.dev.story.Evidence;
import io.covalence.dev.story.Json;
import io.covalence.dev.story.KillPlan;
import io.covalence.dev.story.Progress;
import io.covalence.dev.story.RestClient;
import io.covalence.dev.story.ResultTable;
import io.covalence.dev.story.ServerOutage;
import io.covalence.dev.story.SimulationPrograms;
import io.covalence.dev.story.Story;
import io.covalence.dev.story.StoryException;
import io.covalence.dev.story.Studies;
import io.covalence.dev.story.StudyScript;
import io.covalence.dev.story.Tokens;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Starts the platform, has the story told on it, compares, and reports. */
final class Performance {
    private final Platform platform;
    private final Folders folders;
    private final Progress progress;

    Performance(Platform platform, Folders folders, Progress progress) {
        this.platform = platform;
        this.folders = folders;
        this.progress = progress;
    }

    void perform(
            String name,
            Optional<Integer> rounds,
            @Nullable Path data,
            int sites,
            @Nullable KillPlan kill,
            Optional<Integer> killServer,
            @Nullable Path reportFile,
            double buildSeconds) {
        var mapper = Json.mapper();
        var connector = folders.root().resolve("edge-connector");
        var tools = new SimulationPrograms(folders.root(), mapper);
        var script = script(new Studies(tools, mapper, data), name, rounds);

        long begin = System.nanoTime();
        progress.line("Starting PostgreSQL, Keycloak, WildFly and a mail server; logs in " + folders.logs());
        platform.start(folders);
        double start = secondsSince(begin);
        progress.line(String.format(Locale.ROOT, "Ready after %.0f s.", start));
        progress.line("Watch the study at " + platform.addresses().portal()
                + " as it runs: sign in as sponsor, password sponsor-dev");

        progress.line("Study '" + script.draft().name() + "' with " + sites + " sites");
        long studyBegin = System.nanoTime();
        var http = HttpClient.newHttpClient();
        var addresses = platform.addresses();
        var rest = new RestClient(http, mapper, addresses, new Tokens(http, mapper, addresses, Clock.systemUTC()));
        var story = new Story(
                rest,
                addresses,
                platform.mailbox(),
                platform.supervisor(),
                connector.resolve("bin/connector"),
                folders.run().resolve("sites"),
                progress);
        var outage = killServer
                .map(number -> new ServerOutage(number, platform, progress, Clock.systemUTC()))
                .orElse(null);
        var outcome = story.tell(script, sites, kill, outage);
        double study = secondsSince(studyBegin);

        progress.line("Training each site alone and all rows in one place, for comparison");
        var others = new Comparing(tools, mapper).compare(script.draft().plan(), outcome.sites(), folders.run());
        double federated = ResultTable.federated(outcome.rounds());
        progress.line("");
        ResultTable.lines(federated, others).forEach(progress::line);
        var evidence = outcome.evidence().check();
        progress.line("");
        progress.line(evidence.site() + " holds evidence of " + evidence.rounds()
                + " rounds, and all of it holds. To check it again, without a connection:");
        progress.line("  " + evidence.command());

        var seconds = new DemoReport.Seconds(buildSeconds, start, study, buildSeconds + secondsSince(begin));
        progress.line(String.format(
                Locale.ROOT,
                "%nBuild %.0f s, start %.0f s, study %.0f s, total %.0f s.",
                seconds.build(),
                seconds.start(),
                seconds.study(),
                seconds.total()));
        if (reportFile != null) {
            write(reportFile, report(script, federated, others, outcome, evidence, seconds, outage));
        }
    }

    private static StudyScript script(Studies studies, String name, Optional<Integer> rounds) {
        try {
            return studies.find(name, rounds);
        } catch (StoryException e) {
            throw new CannotStart(String.valueOf(e.getMessage()), e);
        }
    }

    private DemoReport report(
            StudyScript script,
            double federated,
            Comparing.Result others,
            Story.Outcome outcome,
            Evidence evidence,
            DemoReport.Seconds seconds,
            @Nullable ServerOutage outage) {
        return new DemoReport(
                script.name(),
                others.metric().name(),
                script.draft().plan().learning().task().measures().perRound().name(),
                federated,
                others.pooled(),
                others.bestSite(),
                true,
                others.sites(),
                ResultTable.rounds(outcome.rounds()),
                seconds,
                platform.memory().peaks(),
                evidence,
                outage == null ? null : outage.seconds().orElse(null));
    }

    /** Whole or not at all: whoever waits for the file never reads half of it. */
    private static void write(Path file, DemoReport report) {
        try {
            var whole = file.toAbsolutePath();
            var part = Files.createTempFile(whole.getParent(), "report", ".json");
            Files.write(part, Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(report));
            Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StoryException("Cannot write the report to " + file + ".", e);
        }
    }

    private static double secondsSince(long begin) {
        return (System.nanoTime() - begin) * 1e-9;
    }
}
