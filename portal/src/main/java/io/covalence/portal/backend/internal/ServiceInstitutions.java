package io.covalence.portal.backend.internal;

import io.covalence.contract.id.SiteId;
import io.covalence.contract.institution.EnrolmentCode;
import io.covalence.contract.institution.InstitutionName;
import io.covalence.contract.institution.InstitutionView;
import io.covalence.contract.site.SentView;
import io.covalence.portal.backend.Institutions;
import io.covalence.portal.backend.Viewer;
import io.covalence.service.institution.InstitutionService;
import io.covalence.service.page.Pages;
import io.covalence.service.run.SentService;
import io.covalence.service.site.EnrolmentService;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

@Dependent
public class ServiceInstitutions implements Institutions {
    private final InstitutionService institutions;
    private final EnrolmentService enrolments;
    private final SentService sent;

    @Inject
    public ServiceInstitutions(InstitutionService institutions, EnrolmentService enrolments, SentService sent) {
        this.institutions = institutions;
        this.enrolments = enrolments;
        this.sent = sent;
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
    public List<SentView> sent(Viewer viewer) {
        return viewer.acting(() -> {
            var all = new ArrayList<SentView>();
            String cursor = null;
            do {
                var page = sent.list(cursor, Pages.MOST);
                all.addAll(page.items());
                cursor = page.next();
            } while (cursor != null && all.size() < MOST_SENT);
            return List.copyOf(all);
        });
    }

    @Override
    public EnrolmentCode enrolmentCode(Viewer viewer, SiteId siteId) {
        return viewer.acting(() -> enrolments.issueCode(siteId));
    }
}
