package io.covalence.portal.study;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.UnorderedList;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.run.CharterProgress;
import io.covalence.contract.study.ParticipationView;
import io.covalence.portal.backend.StudySnapshot;
import io.covalence.portal.widget.Panel;

/** What a run waits for before its first round: who has not signed the charter, and what is typed there. */
final class CharterPanel extends Panel {
    private static final long serialVersionUID = 1;

    private final Paragraph signed = new Paragraph();
    private final Paragraph rule = new Paragraph();
    private final UnorderedList missing = new UnorderedList();
    private final Pre commands = new Pre();

    CharterPanel() {
        super(text("charter.title"));
        setId("charter");
        addClassName("charter");
        missing.addClassName("sites");
        add(
                signed,
                rule,
                new Paragraph(text("charter.missing")),
                missing,
                new Paragraph(text("charter.command")),
                commands);
    }

    void show(StudySnapshot snapshot, CharterProgress progress) {
        signed.setText(text("charter.signed", progress.signed(), progress.signers()));
        rule.setText(text(progress.version() == 1 ? "charter.rule.first" : "charter.rule.changed"));
        missing.removeAll();
        progress.unsigned().stream()
                .map(siteId -> name(snapshot, siteId))
                .sorted()
                .forEach(name -> missing.add(new ListItem(name)));
        var study = snapshot.study().id();
        commands.setText("connector charter show " + study + "\nconnector charter sign " + study);
    }

    /** A site that left the study may still have a say; then its id has to do. */
    private static String name(StudySnapshot snapshot, SiteId siteId) {
        return snapshot.sites().stream()
                .filter(site -> site.siteId().equals(siteId))
                .map(ParticipationView::institutionName)
                .findFirst()
                .orElse(siteId.value());
    }
}
