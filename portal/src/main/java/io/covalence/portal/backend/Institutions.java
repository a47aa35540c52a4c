package io.covalence.portal.backend;

import io.covalence.contract.id.SiteId;
import io.covalence.contract.institution.EnrolmentCode;
import io.covalence.contract.institution.InstitutionView;

/** The institution that a person acts for. All methods refuse with a ProblemException. */
public interface Institutions {
    InstitutionView own(Viewer viewer);

    /** Confirms, or changes, the name under which everybody is to know it. */
    InstitutionView confirmName(Viewer viewer, String name);

    /** A new one-time code for the connector of the viewer's own site; older ones end. */
    EnrolmentCode enrolmentCode(Viewer viewer, SiteId siteId);
}
