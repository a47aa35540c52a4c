package io.covalence.service.run;

import io.covalence.contract.id.RunId;
import io.covalence.contract.run.DataSummary;
import io.covalence.contract.run.ModelEvaluation;
import io.covalence.contract.run.RoundSummary;
import io.covalence.contract.run.RunEvent;
import io.covalence.contract.run.RunState;
import io.covalence.contract.run.SentBySite;
import io.covalence.contract.run.SiteChange;
import io.covalence.service.ledger.Ledger;
import io.covalence.service.study.Studies;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what one event tells into the tables that people read. */
@Dependent
class RunEventHandler {
    private static final Logger LOG = LoggerFactory.getLogger(RunEventHandler.class);

    private final EntityManager entities;
    private final Studies studies;
    private final Ledger ledger;
    private final RunHistory history;

    @Inject
    RunEventHandler(EntityManager entities, Studies studies, Ledger ledger, RunHistory history) {
        this.entities = entities;
        this.studies = studies;
        this.ledger = ledger;
        this.history = history;
    }

    /** Runs inside the tenant of the event's run, in the transaction that also moves the cursor. */
    void handle(RunEvent event) {
        var run = locked(event.runId());
        if (run.isSetAside()) {
            return;
        }
        var round = round(run, event);
        switch (event.kind()) {
            case RUN_STARTED -> {
                run.started();
                history.append(run, event, null);
            }
            case CHARTER_AWAITED -> {
                run.awaits(event.detail(), event.charter());
                history.append(run, event, null);
            }
            case ROUND_OPENED, PHASE_CHANGED, ROUND_COMPLETED, ROUND_FAILED -> {
                run.goesOn();
                if (round == null) {
                    LOG.warn("Event {} tells of no round", event.sequence());
                } else {
                    event.sent().forEach(sent -> sent(round, sent));
                }
                history.append(run, event, null);
            }
            case SITE_CHANGED -> site(run, round, event);
            case MODEL_EVALUATED -> evaluation(run, event);
            case DATA_SUMMARISED -> summary(run, event);
            case RUN_PAUSED -> {
                run.paused();
                studies.runPaused(run.studyId(), true);
                history.append(run, event, null);
            }
            case RUN_RESUMED -> {
                run.resumed();
                studies.runPaused(run.studyId(), false);
                history.append(run, event, null);
            }
            case RUN_SUCCEEDED -> end(run, RunState.SUCCEEDED, event);
            case RUN_FAILED -> end(run, RunState.FAILED, event);
            case RUN_STOPPED -> end(run, RunState.STOPPED, event);
        }
    }

    boolean isSetAside(RunId runId) {
        return entities.find(Run.class, runId.value()).isSetAside();
    }

    /** Fails the run because this event of it cannot be taken in. */
    void setAside(RunEvent event, Instant now) {
        var run = locked(event.runId());
        var why = "What the aggregation service told of this run could not be taken in (event " + event.sequence()
                + "). It has been asked to stop the run.";
        if (run.setAside(why, now)) {
            ended(run, RunState.FAILED, why, now);
        }
        entities.flush();
    }

    private Run locked(RunId runId) {
        return entities.find(Run.class, runId.value(), LockModeType.PESSIMISTIC_WRITE);
    }

    private @Nullable Round round(Run run, RunEvent event) {
        RoundSummary summary = event.round();
        if (summary == null) {
            return null;
        }
        var round = entities.find(Round.class, summary.roundId().value());
        if (round == null) {
            round = new Round(run, summary, event.at());
            entities.persist(round);
        }
        if (round.update(summary, event.detail(), event.at())) {
            run.roundCompleted();
        }
        return round;
    }

    private void site(Run run, @Nullable Round round, RunEvent event) {
        SiteChange change = event.site();
        if (round == null
                || change == null
                || entities.find(
                                RunSite.class,
                                new RunSite.Key(
                                        run.id().value(), change.siteId().value()))
                        == null) {
            LOG.warn("Event {} tells of no site of its run", event.sequence());
            return;
        }
        var place = entities.find(
                RoundSite.class,
                new RoundSite.Key(round.id().value(), change.siteId().value()));
        if (place == null) {
            place = new RoundSite(round, change, event.at());
            entities.persist(place);
        }
        place.update(change, event.at());
        history.append(run, event, change);
    }

    /** Of a site that nothing was told of yet there is no place to note it in, and it has sent nothing. */
    private void sent(Round round, SentBySite sent) {
        var key = new RoundSite.Key(round.id().value(), sent.siteId().value());
        var place = entities.find(RoundSite.class, key);
        if (place != null) {
            place.sent(sent);
        }
    }

    private void evaluation(Run run, RunEvent event) {
        ModelEvaluation evaluation = event.evaluation();
        if (evaluation == null) {
            LOG.warn("An evaluation of run {} is empty", run.id());
            return;
        }
        history.append(run, event, null);
        entities.merge(new StoredEvaluation(run, evaluation));
        var newest = entities.createQuery(
                        "select max(e.modelVersion) from StoredEvaluation e where e.runId = :run", Integer.class)
                .setParameter("run", run.id().value())
                .getSingleResult();
        if (Objects.equals(newest, evaluation.modelVersion())) {
            run.evaluated(evaluation.figure());
        }
    }

    private void summary(Run run, RunEvent event) {
        DataSummary summary = event.summary();
        if (summary == null) {
            LOG.warn("A summary of run {} is empty", run.id());
            return;
        }
        run.summarised(summary);
        history.append(run, event, null);
    }

    private void end(Run run, RunState how, RunEvent event) {
        if (run.end(how, event.detail(), event.at())) {
            ended(run, how, event.detail(), event.at());
        }
    }

    private void ended(Run run, RunState how, String reason, Instant at) {
        history.ended(run, at);
        studies.runEnded(run.studyId(), how == RunState.SUCCEEDED);
        ledger.append(
                run.tenantId(),
                "run." + how.name().toLowerCase(Locale.ROOT),
                run.id().value(),
                Map.of("reason", reason));
    }
}
