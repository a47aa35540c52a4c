package io.covalence.service.study;

import io.covalence.contract.id.InstitutionId;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.site.Approval;
import io.covalence.contract.site.Readiness;
import io.covalence.contract.study.ParticipationState;
import io.covalence.service.institution.InstitutionSites;
import io.covalence.service.naming.TenantNames;
import io.covalence.service.page.Cursor;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Sites in studies, for the features in which sites join and get ready. A change of a study's counts runs in the scope
 * of that study's tenant.
 */
@Dependent
@Transactional(Transactional.TxType.MANDATORY)
public class Participations {
    /**
     * How a sponsor reads the name of the institution of a site, as a value in somebody else's query.
     *
     * @param studyId where the query has the study's id, such as {@code r.studyId}
     * @param siteId where it has the site's
     */
    public static String institutionInQuery(String studyId, String siteId) {
        return "(select " + InstitutionSites.NAME_FOR_SPONSORS + " from Participation p where p.studyId = " + studyId
                + " and p.siteId = " + siteId + ")";
    }

    private static final Set<ParticipationState> ABLE_TO_RUN =
            EnumSet.of(ParticipationState.READY, ParticipationState.ACTIVE);

    private final EntityManager entities;
    private final Studies studies;
    private final Clock clock;

    @Inject
    Participations(EntityManager entities, Studies studies, Clock clock) {
        this.entities = entities;
        this.studies = studies;
        this.clock = clock;
    }

    /** A site in a study, with what its connector is told. */
    public record Place(StudyFacts study, String tenantName, ParticipationState state, Cursor cursor) {}

    /**
     * Lets a site take part; nothing changes when it does already.
     *
     * @param called how the study's sponsor calls the institution
     */
    public void join(StudyId studyId, SiteId siteId, InstitutionId institutionId, String called, boolean enrolled) {
        var study = studies.locked(studyId);
        if (entities.find(Participation.class, new Participation.Key(studyId.value(), siteId.value())) == null) {
            entities.persist(new Participation(study, siteId, institutionId, called, enrolled, clock.instant()));
            count(study);
        }
    }

    /** The site has a connector now. Runs in its institution's scope; changes no count. */
    public void enrolled(SiteId siteId) {
        ofSite(siteId).forEach(Participation::enrolled);
    }

    /** Studies in which the site signed the plan: id of the study and of its tenant. */
    public List<StudyFacts> approved(SiteId siteId) {
        return ofSite(siteId).stream()
                .filter(participation -> ABLE_TO_RUN.contains(participation.state()))
                .map(participation -> studies.facts(participation.studyId()))
                .toList();
    }

    /** Takes an approval back, because the site has new keys. */
    public void forgetApproval(StudyId studyId, SiteId siteId) {
        var study = studies.locked(studyId);
        require(studyId, siteId).forgetApproval(study.planSha256());
        count(study);
    }

    /** Where the site stands in one study; NOT_FOUND when it takes no part. */
    public StudyFacts place(StudyId studyId, SiteId siteId) {
        require(studyId, siteId);
        return studies.facts(studyId);
    }

    /** Where the site stands in all its studies, oldest first. */
    public List<Place> places(SiteId siteId, Cursor from, int most) {
        return entities.createQuery(
                        "select p, s, " + TenantNames.inQuery("p.tenantId")
                                + " from Participation p join Study s on s.id = p.studyId where p.siteId = :site"
                                + " and (p.joinedAt > :at or (p.joinedAt = :at and p.studyId > :study))"
                                + " order by p.joinedAt, p.studyId",
                        Object[].class)
                .setParameter("site", siteId.value())
                .setParameter("at", from.at())
                .setParameter("study", from.id())
                .setMaxResults(most)
                .getResultStream()
                .map(row -> place((Participation) row[0], (Study) row[1], (String) row[2]))
                .toList();
    }

    /** A site in a study, with what its institution is called. */
    public record Member(SiteId siteId, String institutionName, Cursor cursor) {}

    /** The sites of a study, those that left too, since they may have signed; the first to join comes first. */
    public List<Member> members(StudyId studyId, Cursor from, int most) {
        return entities.createQuery(
                        "select p, " + InstitutionSites.NAME_FOR_SPONSORS
                                + " from Participation p where p.studyId = :study"
                                + " and (p.joinedAt > :at or (p.joinedAt = :at and p.siteId > :site))"
                                + " order by p.joinedAt, p.siteId",
                        Object[].class)
                .setParameter("study", studyId.value())
                .setParameter("at", from.at())
                .setParameter("site", from.id())
                .setMaxResults(most)
                .getResultStream()
                .map(row -> member((Participation) row[0], (String) row[1]))
                .toList();
    }

    private static Member member(Participation participation, String institutionName) {
        return new Member(participation.siteId(), institutionName, participation.cursor());
    }

    public void report(StudyId studyId, SiteId siteId, Readiness readiness) {
        var study = studies.locked(studyId);
        require(studyId, siteId).report(readiness, study.planSha256());
        count(study);
    }

    public void approve(StudyId studyId, SiteId siteId, Approval approval) {
        var study = studies.locked(studyId);
        require(studyId, siteId)
                .approve(approval.planSha256(), approval.signature(), clock.instant(), study.planSha256());
        count(study);
    }

    private Place place(Participation participation, Study study, String tenantName) {
        return new Place(
                study.facts(),
                tenantName,
                participation.state(),
                new Cursor(participation.cursor().at(), study.id().value()));
    }

    private Participation require(StudyId studyId, SiteId siteId) {
        var participation = entities.find(Participation.class, new Participation.Key(studyId.value(), siteId.value()));
        if (participation == null) {
            throw new ProblemException(ProblemType.NOT_FOUND, "Your site takes no part in such a study.");
        }
        return participation;
    }

    private List<Participation> ofSite(SiteId siteId) {
        return entities.createQuery("select p from Participation p where p.siteId = :site", Participation.class)
                .setParameter("site", siteId.value())
                .getResultList();
    }

    private void count(Study study) {
        var states = entities.createQuery(
                        "select p.state from Participation p where p.studyId = :study and p.state <> :withdrawn",
                        ParticipationState.class)
                .setParameter("study", study.id().value())
                .setParameter("withdrawn", ParticipationState.WITHDRAWN)
                .getResultList();
        study.count(
                states.size(),
                Math.toIntExact(states.stream().filter(ABLE_TO_RUN::contains).count()));
    }
}
