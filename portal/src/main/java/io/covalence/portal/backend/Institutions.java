package io.covalence.portal.backend;

import io.covalence.contract.id.SiteId;
import io.covalence.contract.institution.EnrolmentCode;
import io.covalence.contract.institution.InstitutionView;
import io.covalence.contract.site.SentView;
import java.util.List;

/** The institution that a person acts for. All methods refuse with a ProblemException. */
public interface Institutions {
    InstitutionView own(Viewer viewer);

    /** Confirms, or changes, the name under which everybody is to know it. */
    InstitutionView confirmName(Viewer viewer, String name);

    /** What left the viewer's own site, the newest rounds first, at most {@link #MOST_SENT}. */
    List<SentView> sent(Viewer viewer);

    /** A new one-time code for the connector of the viewer's own site; older ones end. */
    EnrolmentCode enrolmentCode(Viewer viewer, SiteId siteId);

    /** Rounds that a page shows at most. */
    int MOST_SENT = 2_000;
}
