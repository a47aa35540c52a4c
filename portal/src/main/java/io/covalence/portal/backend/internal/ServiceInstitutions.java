package io.covalence.portal.backend.internal;

import io.covalence.contract.id.SiteId;
import io.covalence.contract.institution.EnrolmentCode;
import io.covalence.contract.institution.InstitutionName;
import io.covalence.contract.institution.InstitutionView;
import io.covalence.portal.backend.Institutions;
import io.covalence.portal.backend.Viewer;
import io.covalence.service.institution.InstitutionService;
import io.covalence.service.site.EnrolmentService;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

@Dependent
public class ServiceInstitutions implements Institutions {
    private final InstitutionService institutions;
    private final EnrolmentService enrolments;

    @Inject
    public ServiceInstitutions(InstitutionService institutions, EnrolmentService enrolments) {
        this.institutions = institutions;
        this.enrolments = enrolments;
    }

    @Override
    public InstitutionView own(Viewer viewer) {
        return viewer.acting(institutions::own);
    }

    @Override
    public InstitutionView confirmName(Viewer viewer, String name) {
        return viewer.acting(() -> institutions.confirmName(new InstitutionName(name)));
    }

    @Override
    public EnrolmentCode enrolmentCode(Viewer viewer, SiteId siteId) {
        return viewer.acting(() -> enrolments.issueCode(siteId));
    }
}
