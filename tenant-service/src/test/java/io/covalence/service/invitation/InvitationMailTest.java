package io.covalence.service.invitation;

import static io.covalence.service.world.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.invitation.InvitationView;
import io.covalence.contract.invitation.IssuedInvitation;
import io.covalence.contract.invitation.MailDelivery;
import io.covalence.contract.invitation.NewInvitation;
import io.covalence.contract.problem.ProblemType;
import io.covalence.service.acting.Acting;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The e-mail of an invitation. */
class InvitationMailTest extends InvitationScene {
    private final String address = "ann." + UUID.randomUUID() + "@elm.example";

    @BeforeEach
    void mailIsSent() {
        world.mail.answer(MailDelivery.SENT);
    }

    @AfterEach
    void mailIsOff() {
        world.mail.answer(MailDelivery.OFF);
    }

    private IssuedInvitation inviteAs(String institution) {
        return Acting.call(sponsor, () -> invitations.invite(study.id(), new NewInvitation(institution, address)));
    }

    private InvitationView stored() {
        return Acting.call(sponsor, () -> invitations.list(study.id(), null, 50))
                .items()
                .getFirst();
    }

    @Test
    void theMailSaysWhoAsksWhatAndLeadsToTheInvitation() {
        var issued = inviteAs("Elm Hospital");

        var mail = world.mail.to(address).getLast();
        assertThat(mail.subject()).isEqualTo("Invitation to a study of " + study.tenantName());
        assertThat(mail.text())
                .contains("Who asks:\n> " + study.tenantName())
                .contains("\n> Elm Hospital\n")
                .contains("\n> " + study.name())
                .contains("No record of your data leaves your site.")
                .contains("\nhttp://localhost:1/portal/join#" + issued.token() + "\n")
                .contains("only for " + address)
                .doesNotContain("{");
        assertThat(issued.invitation().mail()).isEqualTo(MailDelivery.SENT);
        assertThat(stored().mail()).isEqualTo(MailDelivery.SENT);
        preview(issued.token(), place());
    }

    /** Else a sponsor could write what we seem to say, and a link of its own above ours. */
    @Test
    void everythingTheSponsorWroteIsMarked() {
        inviteAs("Elm. Read first: http://elm.example/login " + "and so on ".repeat(7));

        assertThat(world.mail
                        .to(address)
                        .getLast()
                        .text()
                        .lines()
                        .filter(line -> line.contains("elm.example/login") || line.contains("and so on")))
                .isNotEmpty()
                .allMatch(line -> line.startsWith("> "));
    }

    @Test
    void aMailThatCannotBeSentLosesNothing() {
        world.mail.answer(MailDelivery.FAILED);

        var issued = inviteAs("Elm Hospital");

        assertThat(issued.invitation().mail()).isEqualTo(MailDelivery.FAILED);
        assertThat(stored().mail()).isEqualTo(MailDelivery.FAILED);
        preview(issued.token(), place());

        world.mail.answer(MailDelivery.SENT);
        var again = Acting.call(
                sponsor, () -> invitations.resend(issued.invitation().id()));
        assertThat(stored().mail()).isEqualTo(MailDelivery.SENT);
        assertThat(world.mail.to(address).getLast().text())
                .contains(again.token())
                .doesNotContain(issued.token());
    }

    @Test
    void whereNoMailIsSentTheInvitationSaysSo() {
        world.mail.answer(MailDelivery.OFF);

        assertThat(inviteAs("Elm Hospital").invitation().mail()).isEqualTo(MailDelivery.OFF);
        assertThat(stored().mail()).isEqualTo(MailDelivery.OFF);
    }

    @Test
    void whatIsRefusedSendsNoMail() {
        inviteAs("Elm Hospital");
        int before = world.mail.to(address).size();

        refused(ProblemType.CONFLICT, "/email", () -> inviteAs("Elm Hospital"));

        assertThat(world.mail.to(address)).hasSize(before);
    }

    @Test
    void aLateReportOfAnEarlierMailChangesNothing() {
        var first = inviteAs("Elm Hospital");
        Acting.call(sponsor, () -> invitations.resend(first.invitation().id()));

        world.within(sponsor, () -> {
            world.get(SentInvitations.class).delivered(first.invitation().id(), first.token(), MailDelivery.FAILED);
            return true;
        });

        assertThat(stored().mail()).isEqualTo(MailDelivery.SENT);
    }
}
