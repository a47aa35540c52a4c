package io.covalence.load;

import com.fasterxml.jackson.core.type.TypeReference;
import io.covalence.contract.institution.EnrolmentCode;
import io.covalence.contract.invitation.Acceptance;
import io.covalence.contract.invitation.AcceptedInvitation;
import io.covalence.contract.invitation.InvitationPreview;
import io.covalence.contract.invitation.InvitationToken;
import io.covalence.contract.invitation.IssuedInvitation;
import io.covalence.contract.invitation.NewInvitation;
import io.covalence.contract.study.StudyDraft;
import io.covalence.contract.study.StudyView;
import io.covalence.contract.tenant.NewTenant;
import io.covalence.contract.tenant.TenantView;
import io.covalence.dev.story.Person;
import io.covalence.dev.story.RestClient;
import io.covalence.dev.story.StoryException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** Brings a study's sites together through the public interfaces: each institution has a person, who accepts its invitation. */
final class Gathering {
    private static final int AT_ONCE = 1;

    private final Surroundings surroundings;
    private final RestClient rest;

    Gathering(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.rest = surroundings.rest();
    }

    StudyView study(StudyDraft draft) {
        rest.post(
                Person.ADMINISTRATOR,
                "/tenants",
                new NewTenant("Load Therapeutics", Person.SPONSOR_EMAIL),
                new TypeReference<TenantView>() {});
        return rest.post(Person.SPONSOR, "/studies", draft, new TypeReference<>() {});
    }

    /** Sites that are enrolled, ready, and have approved the plan. */
    List<LoadSite> sites(StudyView study, int count) throws InterruptedException {
        var tasks = new ArrayList<Callable<LoadSite>>();
        for (int number = 0; number < count; number++) {
            int site = number;
            tasks.add(() -> bringIn(study, site));
        }
        var sites = new ArrayList<LoadSite>();
        try (var executor = Executors.newFixedThreadPool(AT_ONCE)) {
            for (var done : executor.invokeAll(tasks)) {
                sites.add(done.get());
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException refusal
                    ? refusal
                    : new StoryException("A site could not be brought in.", e);
        }
        return sites;
    }

    private LoadSite bringIn(StudyView study, int number) throws InterruptedException {
        var person = Person.ofInstitution(number + 1);
        var invitation = new NewInvitation("Institution " + (number + 1), Person.emailOfInstitution(number + 1));
        var issued = rest.post(
                Person.SPONSOR,
                "/studies/" + study.id() + "/invitations",
                invitation,
                new TypeReference<IssuedInvitation>() {});
        var preview = rest.post(
                person,
                "/invitations/preview",
                new InvitationToken(issued.token()),
                new TypeReference<InvitationPreview>() {});
        var accepted = rest.post(
                person,
                "/invitations/accept",
                new Acceptance(issued.token(), preview.agreementSha256()),
                new TypeReference<AcceptedInvitation>() {});
        var code = rest.post(
                person,
                "/sites/" + accepted.siteId() + "/enrolment-codes",
                null,
                new TypeReference<EnrolmentCode>() {});
        var site = LoadSite.enrol(number, surroundings, code.code());
        site.join(study.id());
        return site;
    }
}
