package io.covalence.service.study;

import io.covalence.contract.id.SiteId;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.study.ParticipationState;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;

/** Studies, for the features that move them through their states. */
@Dependent
@Transactional(Transactional.TxType.MANDATORY)
public class Studies {
    private final EntityManager entities;

    @Inject
    Studies(EntityManager entities) {
        this.entities = entities;
    }

    /** A study that the transaction sees. */
    public StudyFacts facts(StudyId studyId) {
        var study = entities.find(Study.class, studyId.value());
        if (study == null) {
            throw unknown();
        }
        return study.facts();
    }

    /**
     * A study that the transaction sees and that can still be run.
     *
     * @throws ProblemException (CONFLICT) when its plan is of a form that is not run any more
     */
    public StudyFacts runnable(StudyId studyId) {
        var facts = facts(studyId);
        entities.find(Study.class, studyId.value()).requirePlan();
        return facts;
    }

    /** Opens the study for institutions: from now on its plan stays as it is. */
    public StudyFacts recruit(StudyId studyId) {
        var study = locked(studyId);
        study.recruit();
        return study.facts();
    }

    /**
     * Starts a run: the study is RUNNING and its ready sites are ACTIVE.
     *
     * @return the ids of those sites
     * @throws ProblemException CONFLICT unless the study is READY, or COMPLETED with enough ready sites
     */
    public List<SiteId> start(StudyId studyId) {
        var study = locked(studyId);
        study.start();
        var ready = entities.createQuery(
                        "select p from Participation p where p.studyId = :study and p.state = :ready order by p.siteId",
                        Participation.class)
                .setParameter("study", studyId.value())
                .setParameter("ready", ParticipationState.READY)
                .getResultList();
        ready.forEach(Participation::run);
        return ready.stream().map(Participation::siteId).toList();
    }

    /** Ends the study's run: COMPLETED after success, otherwise READY for another. */
    public void runEnded(StudyId studyId, boolean succeeded) {
        var study = locked(studyId);
        entities.createQuery(
                        "select p from Participation p where p.studyId = :study and p.state = :active",
                        Participation.class)
                .setParameter("study", studyId.value())
                .setParameter("active", ParticipationState.ACTIVE)
                .getResultStream()
                .forEach(participation -> participation.rest(study.planSha256()));
        study.runEnded(succeeded);
    }

    /** The study's run is paused, or runs again. */
    public void runPaused(StudyId studyId, boolean paused) {
        locked(studyId).runPaused(paused);
    }

    /** The study's row, held so that sites that change at the same moment are counted one after the other. */
    Study locked(StudyId studyId) {
        var study = entities.find(Study.class, studyId.value(), LockModeType.PESSIMISTIC_WRITE);
        if (study == null) {
            throw unknown();
        }
        return study;
    }

    static ProblemException unknown() {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no such study, or it is not yours.");
    }
}
