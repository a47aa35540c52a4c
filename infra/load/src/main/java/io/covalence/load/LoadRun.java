package io.covalence.load;

import com.fasterxml.jackson.core.type.TypeReference;
import io.covalence.contract.Page;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.run.RoundView;
import io.covalence.contract.run.RunView;
import io.covalence.contract.study.StudyView;
import io.covalence.dev.platform.Platform;
import io.covalence.dev.story.Person;
import io.covalence.dev.story.Progress;
import io.covalence.dev.story.StoryException;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.RingWidth;
import io.covalence.secagg.RoundContext;
import io.covalence.secagg.fixedpoint.FixedPoint;
import io.covalence.secagg.fixedpoint.UpdateEncoding;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One run of a study whose sites do everything but train, from the first offer to the last model. */
final class LoadRun {
    private static final List<Death> DEATHS = List.of(Death.values());
    private static final long POLL_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Surroundings surroundings;
    private final StudyView study;
    private final List<LoadSite> sites;
    private final UpdateEncoding encoding;
    private final Chronicle chronicle;
    private final List<Thread> threads = new ArrayList<>();

    LoadRun(Platform platform, Surroundings surroundings, StudyView study, List<LoadSite> sites) {
        this.surroundings = surroundings;
        this.study = study;
        this.sites = sites;
        this.encoding = encoding(study.plan());
        var cpu = new CpuTime(platform::processes);
        this.chronicle = new Chronicle(() -> new Reading(
                System.nanoTime(),
                surroundings.sent().sum(),
                surroundings.received().sum(),
                cpu.read()));
    }

    /** What came of it. */
    record Outcome(List<RoundView> rounds, Chronicle chronicle, List<String> complaints) {}

    /**
     * Runs it.
     *
     * @param killed how many of the last sites are killed in their first round, by turns at each of the moments of {@link Death}
     */
    Outcome toTheEnd(int killed, Progress progress) {
        for (int i = 0; i < killed; i++) {
            sites.get(sites.size() - 1 - i).wire().kill(DEATHS.get(i % DEATHS.size()));
        }
        for (var site : sites) {
            threads.add(site.start(
                    new MadeUpLearning(site.number(), encoding.fixedPoint().scale(), chronicle), chronicle));
        }
        var rest = surroundings.rest();
        var run = rest.post(Person.SPONSOR, "/studies/" + study.id() + "/runs", null, new TypeReference<RunView>() {});
        progress.line("The run has been started: " + run.rounds() + " rounds, " + sites.size() + " sites, "
                + study.plan().parameters() + " parameters");
        await(run.id(), progress);
        var rounds = rest.all(Person.SPONSOR, "/runs/" + run.id() + "/rounds", new TypeReference<Page<RoundView>>() {});
        var audit = new Audit(study.plan(), encoding, sites, chronicle.models());
        return new Outcome(rounds, chronicle, audit.complaints(rounds));
    }

    void stop() {
        threads.forEach(Thread::interrupt);
        sites.forEach(LoadSite::close);
    }

    private void await(String runId, Progress progress) {
        int told = 0;
        while (true) {
            var run = surroundings.rest().get(Person.SPONSOR, "/runs/" + runId, new TypeReference<RunView>() {});
            if (run.roundsCompleted() > told) {
                told = run.roundsCompleted();
                progress.line("  " + told + " of " + run.rounds() + " rounds are done");
            }
            if (run.state().ended()) {
                if (!run.reason().isEmpty()) {
                    throw new StoryException("The run ended as " + run.state() + ": " + run.reason());
                }
                return;
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    /** In the ring of this plan nothing depends on the round. */
    private static UpdateEncoding encoding(StudyPlan plan) {
        var aggregation = plan.aggregation();
        var fixedPoint = new FixedPoint(
                aggregation.clipNorm(),
                aggregation.coordinateBound(),
                aggregation.maximumWeight(),
                aggregation.maximumSites(),
                RingWidth.ofBits(aggregation.ringBits()));
        var nothing = ByteString.of(new byte[ByteString.KEY_SIZE]);
        var anyRound = new RoundContext("load", "load", "load", nothing, 1, 1, nothing, nothing);
        return UpdateEncoding.of(fixedPoint, anyRound, Math.toIntExact(plan.parameters()));
    }
}
