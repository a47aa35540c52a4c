package io.covalence.portal.connector;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import io.covalence.contract.institution.EnrolmentCode;
import io.covalence.portal.shell.PortalSettings;
import io.covalence.portal.widget.Ago;
import io.covalence.portal.widget.CopyField;
import io.covalence.portal.widget.Panel;

/** How to enrol a site's connector, with the one-time code that is shown this once. */
public final class EnrolmentSteps extends Panel {
    private static final long serialVersionUID = 1;

    public EnrolmentSteps(EnrolmentCode code) {
        super(text("enrolment.title"));
        var secret = new CopyField(text("enrolment.code.label"), code.code());
        secret.setId("enrolment-code");
        var expires = new Paragraph(text("enrolment.expires") + " ");
        expires.add(Ago.date(code.expiresAt()));
        expires.addClassName("quiet");
        add(new OrderedList(
                new ListItem(new Paragraph(text("enrolment.install"))),
                new ListItem(
                        new Paragraph(text("enrolment.command")),
                        new CopyField(
                                text("enrolment.command.label"),
                                "connector enrol --server " + PortalSettings.publicUrl())),
                new ListItem(new Paragraph(text("enrolment.code")), secret, expires),
                new ListItem(new Paragraph(text("enrolment.next")), new Pre("connector doctor\nconnector study ls"))));
    }
}
