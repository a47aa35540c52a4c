package io.covalence.service.study;

import io.covalence.contract.Page;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.study.ParticipationView;
import io.covalence.contract.study.StudyView;
import io.covalence.service.institution.InstitutionSites;
import io.covalence.service.naming.TenantNames;
import io.covalence.service.page.Cursor;
import io.covalence.service.page.Pages;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads studies as people see them. Which of them, the database decides by the acting scope. */
@Dependent
class StudyReader {
    private static final String STUDIES = "select s, " + TenantNames.inQuery("s.tenantId") + " from Study s ";

    private final EntityManager entities;
    private final LatestRuns latestRuns;

    @Inject
    StudyReader(EntityManager entities, LatestRuns latestRuns) {
        this.entities = entities;
        this.latestRuns = latestRuns;
    }

    Page<StudyView> list(Cursor from, int limit) {
        var rows = rows(entities.createQuery(
                        STUDIES + "where s.createdAt < :at or (s.createdAt = :at and s.id < :id)"
                                + " order by s.createdAt desc, s.id desc",
                        Object[].class)
                .setParameter("at", from.at())
                .setParameter("id", from.id())
                .setMaxResults(limit + 1)
                .getResultList());
        var runs = latestRuns.of(rows.stream().map(row -> row.study().id()).toList());
        return Pages.of(
                rows,
                limit,
                row -> row.study().cursor(),
                row -> row.study().view(row.tenantName(), runs.get(row.study().id())));
    }

    StudyView view(StudyId studyId) {
        var rows = rows(entities.createQuery(STUDIES + "where s.id = :id", Object[].class)
                .setParameter("id", studyId.value())
                .getResultList());
        if (rows.isEmpty()) {
            throw Studies.unknown();
        }
        var row = rows.getFirst();
        return row.study()
                .view(row.tenantName(), latestRuns.of(List.of(studyId)).get(studyId));
    }

    Study require(StudyId studyId) {
        var study = entities.find(Study.class, studyId.value());
        if (study == null) {
            throw Studies.unknown();
        }
        return study;
    }

    Page<ParticipationView> participations(StudyId studyId, Cursor from, int limit) {
        var rows = entities.createQuery(
                        "select p, " + InstitutionSites.NAME_FOR_SPONSORS + ", " + InstitutionSites.FINGERPRINT + ", "
                                + InstitutionSites.LAST_HEARD
                                + " from Participation p where p.studyId = :study and (p.joinedAt > :at or (p.joinedAt = :at and p.siteId > :id))"
                                + " order by p.joinedAt, p.siteId",
                        Object[].class)
                .setParameter("study", studyId.value())
                .setParameter("at", from.at())
                .setParameter("id", from.id())
                .setMaxResults(limit + 1)
                .getResultStream()
                .map(row -> new SiteRow(
                        (Participation) row[0], (String) row[1], (@Nullable String) row[2], (@Nullable Instant) row[3]))
                .toList();
        return Pages.of(rows, limit, row -> row.participation().cursor(), SiteRow::view);
    }

    private static List<StudyRow> rows(List<Object[]> found) {
        return found.stream()
                .map(row -> new StudyRow((Study) row[0], (String) row[1]))
                .toList();
    }

    private record StudyRow(Study study, String tenantName) {}

    private record SiteRow(
            Participation participation,
            String institutionName,
            @Nullable String fingerprint,
            @Nullable Instant lastHeard) {
        ParticipationView view() {
            return new ParticipationView(
                    participation.siteId(),
                    participation.institutionId(),
                    institutionName,
                    participation.invitedAs(institutionName),
                    participation.state(),
                    fingerprint,
                    participation.rowRange(),
                    lastHeard);
        }
    }
}
