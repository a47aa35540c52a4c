package io.covalence.service.run;

import io.covalence.contract.Page;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.site.SentView;
import io.covalence.contract.tenant.Role;
import io.covalence.service.acting.Requires;
import io.covalence.service.page.Cursor;
import io.covalence.service.page.Pages;
import io.covalence.service.study.Studies;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

/** What has left an institution's site. Row-level security lets each institution read of its own site only. */
@Dependent
@Transactional
public class SentService {
    private final EntityManager entities;
    private final Studies studies;

    @Inject
    SentService(EntityManager entities, Studies studies) {
        this.entities = entities;
        this.studies = studies;
    }

    /** Round by round, the newest first. */
    @Requires(Role.INSTITUTION)
    public Page<SentView> list(@Nullable String cursor, int limit) {
        var from = Cursor.parse(cursor, Cursor.END);
        int most = Pages.limit(limit);
        var rows = entities.createQuery(
                        "select s, r, run.studyId from RoundSite s join Round r on r.id = s.roundId"
                                + " join Run run on run.id = r.runId where s.sentBytes is not null"
                                + " and (r.openedAt < :at or (r.openedAt = :at and r.id < :id))"
                                + " order by r.openedAt desc, r.id desc",
                        Object[].class)
                .setParameter("at", from.at())
                .setParameter("id", from.id())
                .setMaxResults(most + 1)
                .getResultList();
        return Pages.of(rows, most, row -> ((Round) row[1]).cursor(), this::view);
    }

    private SentView view(Object[] row) {
        var study = studies.facts(new StudyId((String) row[2]));
        return ((RoundSite) row[0]).sentView((Round) row[1], study);
    }
}
