package io.covalence.portal.recruiting;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.covalence.contract.invitation.InvitationState;
import io.covalence.contract.invitation.InvitationView;
import io.covalence.contract.invitation.MailDelivery;
import io.covalence.portal.text.Numbers;
import io.covalence.portal.widget.Ago;
import io.covalence.portal.widget.DataTable;
import io.covalence.portal.widget.DataTable.Column;
import io.covalence.portal.widget.StateBadge;
import io.covalence.portal.widget.Tone;
import java.util.List;
import java.util.function.Consumer;

/** The invitations of a study, each with what can be done with it. */
final class InvitationTable extends Div {
    private static final long serialVersionUID = 1;

    private final transient Consumer<InvitationView> sendAgain;
    private final transient Consumer<InvitationView> revoke;
    private final DataTable table = new DataTable(
            text("recruiting.title"),
            Column.words(text("recruiting.institution")),
            Column.words(text("recruiting.address")),
            Column.words(text("recruiting.state")),
            Column.words(text("recruiting.sent")),
            Column.words(text("recruiting.expires")),
            Column.words(text("recruiting.acts")));

    InvitationTable(Consumer<InvitationView> sendAgain, Consumer<InvitationView> revoke) {
        this.sendAgain = sendAgain;
        this.revoke = revoke;
        table.addClassName("cards-when-narrow");
        add(table);
    }

    /** @param open whether the study takes in institutions, so that one can be sent again */
    void show(List<InvitationView> invitations, boolean open) {
        table.rows(invitations.stream().map(invitation -> row(invitation, open)).toList());
    }

    private List<Component> row(InvitationView invitation, boolean open) {
        var address = new Span(invitation.email());
        address.addClassName("address");
        return List.of(
                DataTable.cell(invitation.institutionName()),
                address,
                state(invitation),
                Ago.date(invitation.sentAt()),
                canBeAnswered(invitation) || invitation.state() == InvitationState.EXPIRED
                        ? Ago.date(invitation.expiresAt())
                        : DataTable.cell(Numbers.UNKNOWN),
                acts(invitation, open));
    }

    private static boolean canBeAnswered(InvitationView invitation) {
        return invitation.state() == InvitationState.PENDING;
    }

    private Component acts(InvitationView invitation, boolean open) {
        var acts = new Div();
        acts.addClassName("row-acts");
        boolean pending = canBeAnswered(invitation);
        if (open && (pending || invitation.state() == InvitationState.EXPIRED)) {
            acts.add(act(text("recruiting.resend"), "send-again", invitation, sendAgain));
        }
        if (pending) {
            acts.add(act(text("recruiting.revoke"), "revoke", invitation, revoke));
        }
        return acts;
    }

    private static Button act(String name, String className, InvitationView invitation, Consumer<InvitationView> what) {
        var button = new Button(name, event -> what.accept(invitation));
        button.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        button.setAriaLabel(text("recruiting.act", name, invitation.email()));
        button.addClassName(className);
        return button;
    }

    /** While there is no answer, what became of the mail matters. */
    private static Component state(InvitationView invitation) {
        var state = new Div(badge(invitation.state()));
        if (canBeAnswered(invitation)) {
            var mail = new Div(text("recruiting.mail", invitation.mail()));
            mail.addClassName(invitation.mail() == MailDelivery.FAILED ? "mail-failed" : "quiet");
            state.add(mail);
        }
        return state;
    }

    static StateBadge badge(InvitationState state) {
        var words = text("recruiting.state", state);
        return switch (state) {
            case PENDING -> new StateBadge(words, Tone.ACTIVE).shape("◔");
            case ACCEPTED -> new StateBadge(words, Tone.GOOD).shape("✓");
            case DECLINED -> new StateBadge(words, Tone.BAD).shape("✕");
            case REVOKED -> new StateBadge(words, Tone.QUIET).shape("■");
            case EXPIRED -> new StateBadge(words, Tone.WARNING).shape("!");
        };
    }
}
