package io.covalence.aggregation.order;

import io.covalence.aggregation.charter.Charters;
import io.covalence.aggregation.charter.StoredCharter;
import io.covalence.aggregation.model.ModelStore;
import io.covalence.aggregation.outbox.Outbox;
import io.covalence.aggregation.round.RoundStore;
import io.covalence.aggregation.round.Rounds;
import io.covalence.aggregation.run.Directory;
import io.covalence.aggregation.run.PlanReader;
import io.covalence.aggregation.run.Run;
import io.covalence.aggregation.run.RunStore;
import io.covalence.aggregation.signal.WorkBell;
import io.covalence.aggregation.store.Database;
import io.covalence.aggregation.store.Transaction;
import io.covalence.contract.id.RunId;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.round.Participant;
import io.covalence.contract.run.RunEvent;
import io.covalence.contract.run.RunEventKind;
import io.covalence.contract.run.RunOrder;
import io.covalence.contract.run.RunState;
import io.covalence.learning.step.VersionHash;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Takes the tenant service's orders. */
public final class Orders {
    private static final String STOPPED = "the run was stopped";

    private final Database database;
    private final Directory directory;
    private final RunStore runs;
    private final RoundStore roundStore;
    private final Rounds rounds;
    private final ModelStore models;
    private final Charters charters;
    private final Outbox outbox;
    private final WorkBell bell;
    private final OrderReader reader;
    private final FirstModels firstModels;
    private final Clock clock;

    public Orders(
            Database database,
            Directory directory,
            RunStore runs,
            RoundStore roundStore,
            Rounds rounds,
            ModelStore models,
            Charters charters,
            Outbox outbox,
            WorkBell bell,
            PlanReader plans,
            Clock clock) {
        this.database = database;
        this.directory = directory;
        this.runs = runs;
        this.roundStore = roundStore;
        this.rounds = rounds;
        this.models = models;
        this.charters = charters;
        this.outbox = outbox;
        this.bell = bell;
        this.reader = new OrderReader(plans);
        this.firstModels = new FirstModels(database, directory, runs, models);
        this.clock = clock;
    }

    /**
     * Begins a run; repeating the same order is harmless.
     *
     * @return whether the run is new
     * @throws ProblemException (INVALID_REQUEST, PLAN_OUT_OF_BOUNDS); CONFLICT when the id has been used for another order
     */
    public boolean place(RunId runId, RunOrder order) throws IOException {
        var plan = reader.read(runId, order);
        if (directory.run(runId).isPresent()) {
            requireSame(order);
            return false;
        }
        var model = firstModels.make(order.tenantId(), runId, plan);
        var hash = VersionHash.initial(plan, runId, model.sha256());
        boolean placed = database.tenant(order.tenantId(), transaction -> {
            var now = clock.instant();
            var charter = charters.forOrder(transaction, order, plan, now);
            var run = run(order, plan, hash, charter, now);
            var sites = run.participants().stream().map(Participant::siteId).toList();
            if (!directory.enter(transaction, order.tenantId(), runId, sites)) {
                return false;
            }
            runs.insert(transaction, run, order.plan());
            models.insert(transaction, order.tenantId(), model, now);
            tell(transaction, run, RunEventKind.RUN_STARTED, "", now);
            if (charter.inForce()) {
                rounds.begin(transaction, run, now);
                transaction.afterwards(bell::ring);
            } else {
                var progress = charters.progress(transaction, charter);
                outbox.append(transaction, run.tenantId(), Charters.awaited(run, progress, now));
            }
            return true;
        });
        if (!placed) {
            requireSame(order);
        }
        return placed;
    }

    /**
     * Stops a run; harmless when it has ended.
     *
     * @throws ProblemException (NOT_FOUND)
     */
    public void stop(RunId runId) {
        var entry = directory.run(runId).orElseThrow(Orders::notFound);
        database.inTenant(entry.tenantId(), transaction -> {
            var study = runs.find(transaction, runId).map(Run::studyId).orElseThrow(Orders::notFound);
            charters.lockStudy(transaction, study);
            var run = runs.lock(transaction, runId).orElseThrow(Orders::notFound);
            if (run.state().ended()) {
                return;
            }
            var now = clock.instant();
            roundStore
                    .openOf(transaction, runId)
                    .flatMap(round -> roundStore.lock(transaction, round.roundId()))
                    .ifPresent(round -> rounds.stop(transaction, round, STOPPED, now));
            runs.end(transaction, runId, RunState.STOPPED, STOPPED, now);
            charters.withdrawUnawaited(transaction, run);
            tell(transaction, run, RunEventKind.RUN_STOPPED, STOPPED, now);
            transaction.afterwards(bell::ring);
        });
    }

    /**
     * Opens no further round of a run; the one under way goes on to its end. Harmless when it is paused or has ended.
     *
     * @throws ProblemException (NOT_FOUND)
     */
    public void pause(RunId runId) {
        change(runId, RunState.RUNNING, RunState.PAUSED, RunEventKind.RUN_PAUSED);
    }

    /**
     * Goes on with a paused run; harmless when it is not paused.
     *
     * @throws ProblemException (NOT_FOUND)
     */
    public void resume(RunId runId) {
        change(runId, RunState.PAUSED, RunState.RUNNING, RunEventKind.RUN_RESUMED);
    }

    private void change(RunId runId, RunState from, RunState to, RunEventKind kind) {
        var entry = directory.run(runId).orElseThrow(Orders::notFound);
        database.inTenant(entry.tenantId(), transaction -> {
            var run = runs.lock(transaction, runId).orElseThrow(Orders::notFound);
            if (run.state() != from) {
                return;
            }
            var now = clock.instant();
            runs.set(transaction, runId, to);
            tell(transaction, run, kind, "", now);
            if (to == RunState.RUNNING) {
                rounds.resume(transaction, runs.require(transaction, runId), now);
                transaction.afterwards(bell::ring);
            }
        });
    }

    private void tell(Transaction transaction, Run run, RunEventKind kind, String detail, Instant now) {
        outbox.append(
                transaction,
                run.tenantId(),
                new RunEvent(0, run.runId(), now, kind, detail, null, null, null, null, null));
    }

    private static Run run(RunOrder order, StudyPlan plan, String modelSha256, StoredCharter charter, Instant now) {
        return new Run(
                order.runId(),
                order.tenantId(),
                order.studyId(),
                order.planSha256(),
                RunState.RUNNING,
                "",
                0,
                modelSha256,
                0,
                Optional.empty(),
                0,
                0,
                now,
                Optional.of(new Run.Terms(Optional.of(plan), charter.charter())),
                charter.logIndex(),
                sorted(order.participants()));
    }

    private void requireSame(RunOrder order) {
        boolean same = database.tenant(
                order.tenantId(),
                transaction -> runs.find(transaction, order.runId())
                        .filter(run -> run.studyId().equals(order.studyId())
                                && run.planSha256().equals(order.planSha256())
                                && run.participants().equals(sorted(order.participants())))
                        .isPresent());
        if (!same) {
            throw new ProblemException(ProblemType.CONFLICT, "This run id has been used for another order.");
        }
    }

    private static List<Participant> sorted(List<Participant> participants) {
        return participants.stream()
                .sorted(Comparator.comparing(Participant::siteId))
                .toList();
    }

    private static ProblemException notFound() {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no such run.");
    }
}
