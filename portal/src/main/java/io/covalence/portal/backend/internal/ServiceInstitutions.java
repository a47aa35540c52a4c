package io.covalence.portal.backend.internal;

import io.covalence.contract.institution.InstitutionName;
import io.covalence.contract.institution.InstitutionView;
import io.covalence.portal.backend.Institutions;
import io.covalence.portal.backend.Viewer;
import io.covalence.service.institution.InstitutionService;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

@Dependent
public class ServiceInstitutions implements Institutions {
    private final InstitutionService institutions;

    @Inject
    public ServiceInstitutions(InstitutionService institutions) {
        this.institutions = institutions;
    }

    @Override
    public InstitutionView own(Viewer viewer) {
        return viewer.acting(institutions::own);
    }

    @Override
    public InstitutionView confirmName(Viewer viewer, String name) {
        return viewer.acting(() -> institutions.confirmName(new InstitutionName(name)));
    }
}
