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
import java.util.regex.Pattern;

/** From nothing to a study whose sites are ready: what an administrator, a sponsor and each institution do. */
final class Recruiting {
    private static final Pattern LINK = Pattern.compile("/portal/join#([\\w-]+)\\s");

    private final RestClient rest;
    private final PublicAddresses addresses;
    private final Mailbox mailbox;

    Recruiting(RestClient rest, PublicAddresses addresses, Mailbox mailbox) {
        this.rest = rest;
        this.addresses = addresses;
        this.mailbox = mailbox;
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

    /** One invitation from start to end: invite, read the mail and the invitation, accept, enrol, declare data, check it, approve, start. */
    void bringIn(Institution institution, StudyView study) {
        var address = Person.emailOfInstitution(institution.number());
        rest.post(
                Person.SPONSOR,
                "/studies/" + study.id() + "/invitations",
                new NewInvitation(institution.name(), address),
                new TypeReference<IssuedInvitation>() {});
        var token = token(mailbox.newest(address));
        var preview = rest.post(
                institution.person(),
                "/invitations/preview",
                new InvitationToken(token),
                new TypeReference<InvitationPreview>() {});
        var accepted = rest.post(
                institution.person(),
                "/invitations/accept",
                new Acceptance(token, preview.agreementSha256()),
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

    /** As a person finds it: in the link of the mail. */
    private static String token(String mail) {
        var link = LINK.matcher(mail);
        if (!link.find()) {
            throw new StoryException("There is no link to an invitation in the mail.");
        }
        return link.group(1);
    }
}
