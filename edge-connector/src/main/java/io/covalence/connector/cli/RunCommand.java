package io.covalence.connector.cli;

import io.covalence.connector.Failure;
import io.covalence.connector.charter.AgreedCharters;
import io.covalence.connector.client.BackOff;
import io.covalence.connector.enrolment.EnrolmentFile;
import io.covalence.connector.home.ConnectorHome;
import io.covalence.connector.instance.SiteClaim;
import io.covalence.connector.policy.SitePolicy;
import io.covalence.connector.result.OwnResults;
import io.covalence.connector.round.AgreementBudget;
import io.covalence.connector.round.Daemon;
import io.covalence.connector.round.KeptVectors;
import io.covalence.connector.round.RetryPolicy;
import io.covalence.connector.round.RoundGate;
import io.covalence.connector.round.RoundJournal;
import io.covalence.connector.round.RoundTools;
import io.covalence.connector.round.RoundWorker;
import io.covalence.connector.round.StartCheck;
import io.covalence.connector.round.StatusBoard;
import io.covalence.connector.round.TrainingCache;
import io.covalence.connector.study.DatasetFiles;
import io.covalence.connector.study.Decision;
import io.covalence.connector.study.PlanReader;
import io.covalence.connector.transparency.EvidenceFolder;
import io.covalence.connector.transparency.WatchedLogs;
import io.covalence.contract.plan.StudyPlan;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "run",
        description = {
            "Waits for rounds of approved plans and works on them, until it is stopped (Ctrl-C or SIGTERM).",
            "It makes connections to the service only; nothing connects to it."
        })
final class RunCommand extends Action {
    private static final Duration REPORT_EVERY = Duration.ofMillis(2_500);
    private static final Duration LONGEST_COMMAND = Duration.ofHours(1);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    @Option(
            names = "--dry-run",
            description = "Show what rounds of the approved plans would send from this machine, and send nothing.")
    private boolean dryRun;

    RunCommand(Surroundings surroundings, Globals globals) {
        super(surroundings, globals);
    }

    @Override
    Result act() {
        if (dryRun) {
            return new DryRun(home(), surroundings().random()).show();
        }
        new EnrolmentFile(home()).require();
        var home = preparedHome();
        try (var alone = RunLock.take(home);
                var context = ConnectorContext.open(home, surroundings());
                var learning = new TrainingCache(new DatasetFiles(home), messages())) {
            SitePolicy.load(home.policy());
            alone.requireHeld();
            home.deleteDrafts(surroundings().clock().instant().minus(LONGEST_COMMAND));
            context.keepLogBounded();
            var board = new StatusBoard(
                    home, surroundings().clock(), ProcessHandle.current().pid());
            var daemon = daemon(home, context, learning, board);
            var stopped = new CountDownLatch(1);
            var hook = stopHook(Thread.currentThread(), stopped);
            Runtime.getRuntime().addShutdownHook(hook);
            try {
                daemon.begin();
                StartCheck.requireSums(surroundings().random()::nextBytes);
                warnWhereNothingIsApproved(context);
                prepare(context, learning);
                messages().say("Site " + context.enrolment().siteId() + " waits for rounds. Ctrl-C stops it.");
                daemon.run();
            } finally {
                stopped.countDown();
            }
            return Result.of(Map.of("stopped", true), "Stopped.");
        }
    }

    private Daemon daemon(ConnectorHome home, ConnectorContext context, TrainingCache learning, StatusBoard board) {
        var identity = context.keys().identity();
        var siteId = context.enrolment().siteId();
        var claim = SiteClaim.begin(
                home, surroundings().random(), System::nanoTime, surroundings().pause());
        var time = context.serviceTime();
        var service = context.aggregation(time, claim.instance(), at -> tellRefused(board, at));
        var evidence = new EvidenceFolder(home);
        var logs = new WatchedLogs(home, evidence, service);
        var gate = new RoundGate(
                context.decisions(),
                () -> SitePolicy.load(home.policy()),
                new AgreedCharters(siteId, identity, context.charters(), service),
                logs,
                new AgreementBudget(home));
        var backOff = BackOff.standard(surroundings().random());
        var tools = new RoundTools(
                service,
                new RoundJournal(home),
                logs,
                evidence,
                learning,
                new KeptVectors(home),
                new OwnResults(home),
                surroundings().random()::nextBytes,
                board,
                new RetryPolicy(backOff, surroundings().pause(), System::nanoTime),
                time,
                REPORT_EVERY);
        var worker = new RoundWorker(siteId, identity, gate, tools);
        return new Daemon(
                service,
                worker,
                claim,
                board,
                messages(),
                backOff,
                surroundings().pause());
    }

    private void tellRefused(StatusBoard board, String at) {
        var sentence = "Another connector with this site's keys tried to begin and was refused, at " + at
                + ". Somebody has a copy of this folder: find it and delete it.";
        messages().say(sentence);
        board.warned(sentence);
    }

    private void warnWhereNothingIsApproved(ConnectorContext context) {
        if (context.decisions().all().stream().noneMatch(decision -> decision.verdict() == Decision.Verdict.APPROVED)) {
            messages().say("No plan is approved here yet, so no round is worked on. See: connector study ls");
        }
    }

    /** Reads the file of an approved study now, so that its first round does not wait for it. */
    private void prepare(ConnectorContext context, TrainingCache learning) {
        for (var decision : context.decisions().all()) {
            if (decision.verdict() == Decision.Verdict.APPROVED && prepared(decision, learning)) {
                return;
            }
        }
    }

    /** Whether the study's rows are there. A plan of an earlier form, which no round comes of any more, is passed over. */
    private boolean prepared(Decision decision, TrainingCache learning) {
        StudyPlan plan;
        try {
            plan = PlanReader.read(decision.plan(), decision.planSha256());
        } catch (Failure notRun) {
            return false;
        }
        try {
            learning.of(decision, plan);
        } catch (Failure failure) {
            messages().say(failure.what() + " " + failure.next());
        }
        return true;
    }

    /** Lets the present step end before the process does. */
    private static Thread stopHook(Thread worker, CountDownLatch stopped) {
        return Thread.ofPlatform().name("stop").unstarted(() -> {
            worker.interrupt();
            try {
                if (!stopped.await(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                    worker.interrupt();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
