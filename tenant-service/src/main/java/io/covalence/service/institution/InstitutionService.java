package io.covalence.service.institution;

import io.covalence.contract.institution.InstitutionName;
import io.covalence.contract.institution.InstitutionView;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.tenant.Role;
import io.covalence.contract.text.PlainText;
import io.covalence.service.acting.Acting;
import io.covalence.service.acting.Requires;
import io.covalence.service.json.Texts;
import io.covalence.service.ledger.Ledger;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Map;

/** An institution as its own people see it. */
@Dependent
@Transactional
public class InstitutionService {
    private final EntityManager entities;
    private final Ledger ledger;

    @Inject
    InstitutionService(EntityManager entities, Ledger ledger) {
        this.entities = entities;
        this.ledger = ledger;
    }

    /** The institution that the acting person acts for. */
    @Requires(Role.INSTITUTION)
    public InstitutionView own() {
        return view(require());
    }

    /** Confirms, or changes, the name under which everybody is to know the acting person's institution. */
    @Requires(Role.INSTITUTION)
    public InstitutionView confirmName(InstitutionName wanted) {
        new Texts().line("/name", wanted.name(), 2, 120).check();
        var institution = require();
        institution.confirm(PlainText.composed(wanted.name().strip()));
        entities.flush();
        ledger.append(
                institution.id(), "institution.named", institution.id().value(), Map.of("name", institution.name()));
        return view(institution);
    }

    private Institution require() {
        var id = Acting.actor().institutionId();
        var institution = id == null ? null : entities.find(Institution.class, id.value());
        if (institution == null) {
            throw new ProblemException(
                    ProblemType.NOT_FOUND, "You belong to no institution yet. Accept an invitation first.");
        }
        return institution;
    }

    private InstitutionView view(Institution institution) {
        var site = entities.createQuery("select s from Site s where s.institutionId = :id", Site.class)
                .setParameter("id", institution.id().value())
                .getSingleResult();
        return new InstitutionView(
                institution.id(),
                institution.name(),
                institution.nameConfirmed(),
                site.view(),
                institution.createdAt());
    }
}
