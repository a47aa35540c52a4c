package io.covalence.portal.site;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.UnorderedList;
import io.covalence.contract.institution.InstitutionView;
import io.covalence.contract.run.CharterProgress;
import io.covalence.contract.study.StudyView;
import io.covalence.portal.widget.Panel;
import java.util.List;

/** What waits for the people of an institution, and how they do it. */
final class DecisionsPanel extends Panel {
    private static final long serialVersionUID = 1;

    DecisionsPanel(InstitutionView institution, List<StudyView> studies, Runnable confirmName) {
        super(text("site.decisions"));
        setId("decisions");
        var list = new UnorderedList();
        list.addClassName("runs");
        if (!institution.nameConfirmed()) {
            list.add(item(text("site.decide.name", institution.name()), confirm(confirmName)));
        }
        if (!institution.site().enrolled()) {
            list.add(item(text("site.decide.connector"), new Anchor("connector", text("site.decide.connector.do"))));
        }
        studies.stream()
                .filter(study -> awaitsUs(study, institution))
                .forEach(study -> list.add(item(
                        text("site.decide.charter", study.name()),
                        new Pre("connector charter show " + study.id() + "\nconnector charter sign " + study.id()))));
        add(list.getComponentCount() == 0 ? new Paragraph(text("site.decide.nothing")) : list);
    }

    private static Button confirm(Runnable confirmName) {
        var button = new Button(text("site.decide.name.do"), event -> confirmName.run());
        button.setId("confirm-name");
        return button;
    }

    private static boolean awaitsUs(StudyView study, InstitutionView institution) {
        var run = study.latestRun();
        CharterProgress charter = run == null ? null : run.charter();
        return charter != null && charter.unsigned().contains(institution.site().id());
    }

    private static ListItem item(String what, Component how) {
        return new ListItem(new Div(new Paragraph(what), how));
    }
}
