package io.covalence.dev.story;

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

/** From nothing to a study whose sites are ready: what an administrator, a sponsor and each institution do. */
final class Recruiting {
    private final RestClient rest;
    private final PublicAddresses addresses;

    Recruiting(RestClient rest, PublicAddresses addresses) {
        this.rest = rest;
        this.addresses = addresses;
    }

    void createTenant() {
        rest.post(
                Person.ADMINISTRATOR,
                "/tenants",
                new NewTenant("Helix Therapeutics", Person.SPONSOR_EMAIL),
                new TypeReference<TenantView>() {});
    }

    StudyView createStudy(StudyDraft draft) {
        return rest.post(Person.SPONSOR, "/studies", draft, new TypeReference<>() {});
    }

    /** One invitation from start to end: invite, read, accept, enrol, declare data, check it, approve, start. */
    void bringIn(Institution institution, StudyView study) {
        var issued = rest.post(
                Person.SPONSOR,
                "/studies/" + study.id() + "/invitations",
                new NewInvitation(institution.name(), Person.emailOfInstitution(institution.number())),
                new TypeReference<IssuedInvitation>() {});
        var preview = rest.post(
                institution.person(),
                "/invitations/preview",
                new InvitationToken(issued.token()),
                new TypeReference<InvitationPreview>() {});
        var accepted = rest.post(
                institution.person(),
                "/invitations/accept",
                new Acceptance(issued.token(), preview.agreementSha256()),
                new TypeReference<AcceptedInvitation>() {});
        var code = rest.post(
                institution.person(),
                "/sites/" + accepted.siteId() + "/enrolment-codes",
                null,
                new TypeReference<EnrolmentCode>() {});
        var connector = institution.connector();
        connector.enrol(addresses.publicUrl(), code.code());
        connector.addData(study.id().value(), institution.file());
        connector.checkData(study.id().value());
        connector.approve(study.id().value());
        connector.start();
    }
}
