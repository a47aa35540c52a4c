package io.covalence.portal.recruiting;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.covalence.contract.invitation.IssuedInvitation;
import io.covalence.contract.invitation.MailDelivery;
import io.covalence.portal.shell.PortalSettings;
import io.covalence.portal.widget.CopyField;
import io.covalence.portal.widget.Panel;

/** The links of what was sent just now, to be handed over where no mail brings them. They are shown once: nobody keeps them. */
final class LinksPanel extends Panel {
    private static final long serialVersionUID = 1;

    private final Div links = new Div();

    LinksPanel() {
        super(text("recruiting.links"));
        links.addClassName("links");
        add(new Paragraph(text("recruiting.links.words")), links);
        setVisible(false);
    }

    void show(IssuedInvitation issued) {
        var invitation = issued.invitation();
        var link = new CopyField(
                text("recruiting.link", invitation.institutionName(), invitation.email()), link(issued.token()));
        var note = new Paragraph(text("recruiting.mail.told", invitation.mail()));
        note.addClassName(invitation.mail() == MailDelivery.FAILED ? "refused" : "quiet");
        links.add(new Div(link, note));
        setVisible(true);
        link.focusCopy();
    }

    /** The token stands in the fragment, which no browser sends to a server. */
    static String link(String token) {
        return PortalSettings.publicUrl() + "/portal/join#" + token;
    }

    void clear() {
        links.removeAll();
        setVisible(false);
    }
}
