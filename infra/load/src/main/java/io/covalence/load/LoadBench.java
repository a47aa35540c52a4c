package io.covalence.load;

import io.covalence.contract.round.RoundPhase;
import io.covalence.dev.platform.Platform;
import io.covalence.dev.platform.Scale;
import io.covalence.dev.story.StoryException;
import io.covalence.yardstick.Yardstick;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Rounds between many sites, what they took and cost, and whether every sum was exact. */
final class LoadBench extends Bench {
    private static final String SERVER = "wildfly";

    private final LoadSettings settings;
    private final List<Target> targets;
    private final @Nullable Path json;

    LoadBench(LoadSettings settings, List<Target> targets, @Nullable Path json) {
        super(
                settings.portBase(),
                new Scale(
                        Math.max(settings.sites(), Scale.PEOPLE),
                        settings.serverHeapMib(),
                        false,
                        settings.ofServices()));
        this.settings = settings;
        this.targets = targets;
        this.json = json;
    }

    /** What a figure should at most be. */
    record Target(String figure, double most) {}

    @Override
    boolean run(Platform platform, Surroundings surroundings, Yardstick yardstick) throws InterruptedException {
        progress().line("Bringing in " + settings.sites() + " sites through the public interfaces");
        var gathering = new Gathering(surroundings);
        var study = gathering.study(LoadPlan.draft(settings.words(), settings.rounds(), LoadSettings.PHASE_SECONDS));
        var sites = gathering.sites(study, settings.sites());
        var run = new LoadRun(platform, surroundings, study, sites, settings.alike());
        var server = Optional.ofNullable(platform.processes().get(SERVER)).orElseThrow();
        try (var heap = ServerHeap.of(server)) {
            var outcome = run.toTheEnd(settings.killed(), FaultInjector.NONE, progress());
            var report = report(outcome, heap, platform, yardstick);
            report.print(progress());
            outcome.complaints().forEach(progress()::line);
            if (json != null) {
                report.write(json);
            }
            return report.exact();
        } catch (IOException e) {
            throw new StoryException("The server's heap cannot be watched any more.", e);
        } finally {
            run.stop();
        }
    }

    private LoadReport report(LoadRun.Outcome outcome, ServerHeap heap, Platform platform, Yardstick yardstick) {
        var table = RoundTable.of(outcome, settings.sites());
        var completed = table.stream()
                .filter(line -> line.phase() == RoundPhase.COMPLETED)
                .toList();
        if (completed.isEmpty()) {
            throw new StoryException("No round was completed: " + outcome.complaints());
        }
        // Both JVMs compile while the first rounds run.
        var settled = completed.subList(completed.size() / 2, completed.size());
        var results = new ArrayList<Figure>();
        results.add(Figure.of("overheadSeconds", mean(settled, RoundTable.Line::overheadSeconds), "s"));
        results.add(
                Figure.of("overheadSecondsOfTheFirstRound", completed.getFirst().overheadSeconds(), "s"));
        results.add(Figure.of("cpuSeconds", mean(settled, RoundTable.Line::totalCpuSeconds), "s"));
        results.add(Figure.of("cpuSecondsOfTheFirstRound", completed.getFirst().totalCpuSeconds(), "s"));
        results.add(Figure.of("megabytesSent", mean(settled, RoundTable.Line::megabytesSent), "MB"));
        results.add(Figure.of("megabytesReceived", mean(settled, RoundTable.Line::megabytesReceived), "MB"));
        results.add(Figure.of("serverHeapPeak", heap.peak(), "MiB"));
        return new LoadReport(
                settings.bench(),
                results.stream()
                        .map(figure -> against(figure).measuredBy(yardstick))
                        .toList(),
                yardstick.told(),
                outcome.complaints().isEmpty(),
                settings.told(),
                table,
                platform.memory().peaks());
    }

    private Figure against(Figure figure) {
        return targets.stream()
                .filter(target -> target.figure().equals(figure.name()))
                .map(target -> figure.atMost(target.most()))
                .findFirst()
                .orElse(figure);
    }

    private static double mean(List<RoundTable.Line> lines, ToDoubleFunction<RoundTable.Line> value) {
        return lines.stream().mapToDouble(value).average().orElse(Double.NaN);
    }
}
