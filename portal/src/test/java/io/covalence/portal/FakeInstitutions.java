package io.covalence.portal;

import io.covalence.contract.id.InstitutionId;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.institution.EnrolmentCode;
import io.covalence.contract.institution.InstitutionView;
import io.covalence.contract.institution.SiteView;
import io.covalence.contract.problem.Problem;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.site.SentView;
import io.covalence.portal.backend.Institutions;
import io.covalence.portal.backend.Viewer;
import java.util.List;

/** One institution, called by a sponsor so far. */
public final class FakeInstitutions implements Institutions {
    public String name = "Institute 1";
    public boolean confirmed;
    public boolean enrolled = true;
    public String site = "sit_0123456789abcdefghi1";
    public List<SentView> sent = List.of();
    private int codes;

    @Override
    public InstitutionView own(Viewer viewer) {
        return new InstitutionView(
                new InstitutionId("ins_0123456789abcdefghi1"),
                name,
                confirmed,
                new SiteView(new SiteId(site), enrolled, null, null),
                Samples.NOON);
    }

    @Override
    public InstitutionView confirmName(Viewer viewer, String wanted) {
        if (wanted.length() < 2) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST,
                    "Correct the fields named below, then try again.",
                    List.of(new Problem.FieldError("/name", "must have 2 to 120 characters")));
        }
        name = wanted;
        confirmed = true;
        return own(viewer);
    }

    @Override
    public List<SentView> sent(Viewer viewer) {
        return sent;
    }

    @Override
    public EnrolmentCode enrolmentCode(Viewer viewer, SiteId siteId) {
        return new EnrolmentCode(siteId, "one-time-code-" + ++codes, Samples.NOON);
    }
}
