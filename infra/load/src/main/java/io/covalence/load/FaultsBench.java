package io.covalence.load;

import io.covalence.contract.round.RoundKind;
import io.covalence.contract.run.RoundView;
import io.covalence.dev.platform.Platform;
import io.covalence.dev.platform.Scale;
import io.covalence.yardstick.Yardstick;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One run in which something goes wrong in each round, and what comes of it. */
final class FaultsBench extends Bench {
    private static final int SITES = 5;
    private static final int WORDS = 100_000;
    private static final int PHASE_SECONDS = 120;

    /** The last one: the first notes the models. */
    private static final int VICTIM = SITES - 1;

    private final @Nullable Path json;

    FaultsBench(int portBase, @Nullable Path json) {
        super(portBase, Scale.DEMONSTRATION);
        this.json = json;
    }

    @Override
    boolean run(Platform platform, Surroundings surroundings, Yardstick yardstick) throws InterruptedException {
        var gathering = new Gathering(surroundings);
        var study = gathering.study(LoadPlan.draft(WORDS, Fault.rounds(), PHASE_SECONDS));
        var run = new LoadRun(platform, surroundings, study, gathering.sites(study, SITES), false);
        var again = new AtomicReference<@Nullable Faults>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var faults = new Faults(VICTIM, platform, executor, site -> {
                var present = again.get();
                if (present != null) {
                    run.startAgain(site, present);
                }
            });
            again.set(faults);
            var outcome = run.toTheEnd(0, faults, progress());
            var report = report(outcome, faults, yardstick);
            report.print(progress());
            outcome.complaints().forEach(progress()::line);
            if (json != null) {
                report.write(json);
            }
            return report.exact();
        } finally {
            run.stop();
        }
    }

    private static FaultReport report(LoadRun.Outcome outcome, Faults faults, Yardstick yardstick) {
        var lines = new ArrayList<FaultReport.Line>();
        for (var round : outcome.rounds()) {
            if (round.summary().kind() == RoundKind.TRAINING) {
                int number = round.summary().number();
                lines.add(new FaultReport.Line(
                        Fault.in(number),
                        Fault.in(number).words(),
                        round.summary().attempt(),
                        round.summary().phase(),
                        round.summary().seconds(),
                        round.summary().sitesIn(),
                        faults.lastToldIn(number),
                        reason(round)));
            }
        }
        var figures = new ArrayList<Figure>();
        lines.forEach(line -> figures.add(
                Figure.of("roundSeconds[" + line.fault().name().toLowerCase(Locale.ROOT) + "]", line.seconds(), "s")));
        faults.outage().seconds().ifPresent(seconds -> {
            figures.add(Figure.of("serverReadySeconds", seconds.ready(), "s"));
            figures.add(
                    Figure.of("serverResumedSeconds", seconds.resumed(), "s").atMost(30));
        });
        return new FaultReport(
                "faults",
                figures.stream().map(figure -> figure.measuredBy(yardstick)).toList(),
                yardstick.told(),
                outcome.complaints().isEmpty(),
                lines);
    }

    /** What the round's monitor says about the site. */
    private static String reason(RoundView round) {
        return round.sites().stream()
                .filter(site -> site.institutionName().equals("Institution " + SITES))
                .map(site -> site.change().reason())
                .findFirst()
                .orElse("");
    }
}
