package io.covalence.portal.wizard;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.round.RoundKind;
import io.covalence.portal.text.Numbers;
import io.covalence.portal.widget.Panel;
import org.jspecify.annotations.Nullable;

/**
 * The living agreement: what sites will sign, rewritten by each choice. What changed since the last save is marked, and
 * said to those who do not see it once they have stopped typing.
 */
final class Agreement extends Panel {
    private static final long serialVersionUID = 1;
    private static final int QUIET_MILLIS = 1_000;

    private final Paragraph figures = new Paragraph();
    private final Paragraph stale = new Paragraph(text("wizard.agreement.faulty"));
    private final DescriptionList clauses = new DescriptionList();
    private final Div said = new Div();

    Agreement() {
        super(text("wizard.agreement"));
        setId("agreement");
        addClassName("living");
        figures.setId("plan-figures");
        figures.addClassName("figures");
        stale.addClassName("fault");
        clauses.addClassName("plan");
        said.addClassName("only-read");
        said.getElement().setAttribute("role", "status").setAttribute("aria-live", "polite");
        add(stale, figures, clauses, said);
    }

    /**
     * Rewrites it.
     *
     * @param plan null while the fields make none: what was said last stays, and is said to be so
     */
    void show(@Nullable StudyPlan plan, StudyPlan kept) {
        stale.setVisible(plan == null);
        if (plan == null) {
            return;
        }
        figures.setText(figures(plan));
        var now = Clauses.of(plan, kept);
        clauses.removeAll();
        now.said().forEach(clause -> clause(clause, clause.changed() ? "wizard.changed" : ""));
        now.gone().forEach(clause -> clause(clause, "wizard.gone"));
        var titles = now.changedTitles();
        say(titles.isEmpty() ? "" : text("wizard.changed.said", titles.size(), String.join(", ", titles)));
    }

    private void clause(Clauses.Clause clause, String mark) {
        var title = new DescriptionList.Term(clause.title());
        var words = new DescriptionList.Description(clause.words());
        if (!mark.isEmpty()) {
            var badge = new Span(text(mark));
            badge.addClassName("mark");
            title.add(badge);
            title.addClassName("changed");
            words.addClassName("changed");
        }
        clauses.add(title, words);
    }

    private void say(String words) {
        said.getElement()
                .executeJs(
                        "clearTimeout(this.waiting); this.waiting = setTimeout(() => this.textContent = $0, $1)",
                        words,
                        QUIET_MILLIS);
    }

    /** What a round costs a site on its line, as the layout of the vector has it that will be masked. */
    static String figures(StudyPlan plan) {
        return plan.work().trains()
                ? text(
                        "wizard.figures",
                        Numbers.count(plan.parameters()),
                        Numbers.megabytes(
                                UpdateLayout.of(plan, RoundKind.TRAINING).bytes()))
                : text(
                        "wizard.figures.once",
                        Numbers.megabytes(
                                UpdateLayout.of(plan, RoundKind.EVALUATION).bytes()));
    }
}
