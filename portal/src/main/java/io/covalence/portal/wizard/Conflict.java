package io.covalence.portal.wizard;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import io.covalence.contract.study.StudyView;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Says that somebody else has changed the draft, and what; the person decides whose words count. Nothing is lost before. */
final class Conflict extends Div {
    private static final long serialVersionUID = 1;

    private final transient Consumer<StudyView> overwrite;
    private final transient Consumer<StudyView> takeTheirs;

    Conflict(Consumer<StudyView> overwrite, Consumer<StudyView> takeTheirs) {
        this.overwrite = overwrite;
        this.takeTheirs = takeTheirs;
        setId("conflict");
        addClassName("error-summary");
        getElement().setAttribute("role", "alert").setAttribute("tabindex", "-1");
        setVisible(false);
    }

    void clear() {
        setVisible(false);
    }

    /** @param read what this person has read, and the other one has changed */
    void show(StudyView read, StudyView theirs) {
        var mine = new Button(text("wizard.conflict.mine"), event -> overwrite.accept(theirs));
        mine.setId("keep-mine");
        var others = new Button(text("wizard.conflict.theirs"), event -> takeTheirs.accept(theirs));
        others.setId("take-theirs");
        var buttons = new Div(mine, others);
        buttons.addClassName("buttons");
        removeAll();
        add(
                new H2(text("wizard.conflict")),
                new Paragraph(text("wizard.conflict.words")),
                new Paragraph(text("wizard.conflict.what", String.join(", ", differences(read, theirs)))),
                buttons);
        setVisible(true);
        getElement().executeJs("this.focus()");
    }

    private static List<String> differences(StudyView read, StudyView theirs) {
        var differences = new ArrayList<String>();
        if (!read.name().equals(theirs.name())) {
            differences.add(text("wizard.name"));
        }
        if (!read.question().equals(theirs.question())) {
            differences.add(text("wizard.question"));
        }
        var now = theirs.plan();
        if (now != null) {
            differences.addAll(Clauses.of(now, read.plan()).changedTitles());
        }
        return differences.isEmpty() ? List.of(text("wizard.conflict.little")) : differences;
    }
}
