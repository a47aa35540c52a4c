package io.covalence.service.institution;

import io.covalence.contract.institution.InstitutionView;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.tenant.Role;
import io.covalence.service.acting.Acting;
import io.covalence.service.acting.Requires;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/** What an institution's people see of their own house. */
@Dependent
@Transactional
public class InstitutionService {
    private final EntityManager entities;

    @Inject
    InstitutionService(EntityManager entities) {
        this.entities = entities;
    }

    /** The institution that the acting person acts for. */
    @Requires(Role.INSTITUTION)
    public InstitutionView own() {
        var id = Acting.actor().institutionId();
        var institution = id == null ? null : entities.find(Institution.class, id);
        if (institution == null) {
            throw new ProblemException(
                    ProblemType.NOT_FOUND, "You belong to no institution yet. Accept an invitation first.");
        }
        var site = entities.createQuery("select s from Site s where s.institutionId = :id", Site.class)
                .setParameter("id", institution.id())
                .getSingleResult();
        return new InstitutionView(institution.id(), institution.name(), site.view(), institution.createdAt());
    }
}
