package io.covalence.load;

import com.fasterxml.jackson.core.type.TypeReference;
import io.covalence.connector.round.StartCheck;
import io.covalence.contract.Page;
import io.covalence.contract.id.RunId;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.run.RoundView;
import io.covalence.contract.run.RunView;
import io.covalence.contract.study.StudyView;
import io.covalence.dev.platform.Platform;
import io.covalence.dev.story.Person;
import io.covalence.dev.story.Progress;
import io.covalence.dev.story.StoryException;
import io.covalence.learning.encoding.PlanEncoding;
import io.covalence.secagg.fixedpoint.FixedPoint;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One run of a study whose sites do everything but train, from the first offer to the last model. */
final class LoadRun {
    private static final List<Death> DEATHS = List.of(Death.values());
    private static final long POLL_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST_SIGNING_NANOS = TimeUnit.MINUTES.toNanos(3);
    private static final int SIGNING_AT_ONCE = 8;

    /** In a row, while the server may be down. */
    private static final int MOST_UNANSWERED = 120;

    private final Surroundings surroundings;
    private final StudyView study;
    private final List<LoadSite> sites;
    private final StudyPlan plan;
    private final FixedPoint fixedPoint;
    private final Updates updates;
    private final Chronicle chronicle;

    LoadRun(Platform platform, Surroundings surroundings, StudyView study, List<LoadSite> sites, boolean alike) {
        this.surroundings = surroundings;
        this.study = study;
        this.sites = new CopyOnWriteArrayList<>(sites);
        this.plan = Objects.requireNonNull(study.plan(), "a study that was just made has a plan of today");
        this.fixedPoint = PlanEncoding.fixedPoint(plan);
        this.updates = new Updates(fixedPoint.scale(), alike);
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
    Outcome toTheEnd(int killed, FaultInjector injector, Progress progress) {
        for (int i = 0; i < killed; i++) {
            sites.get(sites.size() - 1 - i).wire().kill(DEATHS.get(i % DEATHS.size()));
        }
        // As each connector does when it starts; all these share a process.
        StartCheck.requireSums(new SecureRandom()::nextBytes);
        sites.forEach(site -> start(site, injector));
        var rest = surroundings.rest();
        var run = rest.post(Person.SPONSOR, "/studies/" + study.id() + "/runs", null, new TypeReference<RunView>() {});
        progress.line("The run has been started: " + run.rounds() + " rounds, " + sites.size() + " sites, "
                + plan.parameters() + " parameters");
        signCharter(progress);
        var ended = ended(run.id(), progress);
        if (!ended.reason().isEmpty()) {
            throw new StoryException("The run ended as " + ended.state() + ": " + ended.reason());
        }
        var rounds = rest.all(Person.SPONSOR, "/runs/" + run.id() + "/rounds", new TypeReference<Page<RoundView>>() {});
        var audit = new Audit(fixedPoint, updates, sites, chronicle.models());
        return new Outcome(rounds, chronicle, audit.complaints(rounds));
    }

    /** The service draws the charter up soon after the run is ordered; rounds begin once every site has signed it. */
    private void signCharter(Progress progress) {
        var waiting = new ArrayList<>(sites);
        long deadline = System.nanoTime() + LONGEST_SIGNING_NANOS;
        try (var executor = Executors.newFixedThreadPool(SIGNING_AT_ONCE)) {
            while (!waiting.isEmpty()) {
                var tasks = new ArrayList<Callable<Boolean>>();
                waiting.forEach(site -> tasks.add(() -> site.signCharter(study.id())));
                var done = executor.invokeAll(tasks);
                for (int i = done.size() - 1; i >= 0; i--) {
                    if (done.get(i).get()) {
                        waiting.remove(i);
                    }
                }
                if (!waiting.isEmpty() && System.nanoTime() > deadline) {
                    throw new StoryException("The charter was not drawn up in time.");
                }
                LockSupport.parkNanos(waiting.isEmpty() ? 0 : POLL_NANOS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoryException("Interrupted while the charter was signed.", e);
        } catch (ExecutionException e) {
            throw new StoryException("A site could not sign the charter.", e);
        }
        progress.line("  " + sites.size() + " of " + sites.size() + " sites have signed the charter");
    }

    /** Starts a killed site's connector again. */
    void startAgain(LoadSite killed, FaultInjector injector) {
        var site = killed.again();
        sites.set(site.number(), site);
        start(site, injector);
    }

    void stop() {
        sites.forEach(LoadSite::stop);
    }

    private void start(LoadSite site, FaultInjector injector) {
        site.start(new MadeUpLearning(site.number(), updates, chronicle, injector), chronicle, injector);
    }

    private RunView ended(RunId runId, Progress progress) {
        int told = 0;
        int unanswered = 0;
        while (true) {
            try {
                var run = surroundings.rest().get(Person.SPONSOR, "/runs/" + runId, new TypeReference<RunView>() {});
                unanswered = 0;
                if (run.roundsCompleted() > told) {
                    told = run.roundsCompleted();
                    progress.line("  " + told + " of " + run.rounds() + " rounds are done");
                }
                if (run.state().ended()) {
                    return run;
                }
            } catch (StoryException e) {
                unanswered++;
                if (unanswered > MOST_UNANSWERED) {
                    throw e;
                }
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }
}
