package io.covalence.portal.result;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.covalence.contract.run.RunView;
import io.covalence.portal.backend.StudySnapshot;
import io.covalence.portal.text.Numbers;
import io.covalence.portal.widget.Ago;
import io.covalence.portal.widget.Panel;
import java.util.List;

/** The runs whose results can be shown, newest first. */
final class RunChoice extends Panel {
    private static final long serialVersionUID = 1;

    RunChoice(StudySnapshot snapshot) {
        super(text("study.runs"));
        var list = new UnorderedList();
        list.addClassName("runs");
        List<RunView> runs = snapshot.runs();
        for (int i = 0; i < runs.size(); i++) {
            boolean shown = runs.get(i).equals(snapshot.run());
            list.add(new ListItem(row(runs.get(i), runs.size() - i, shown)));
        }
        add(list);
        if (runs.size() > 1) {
            add(new Anchor("studies/" + snapshot.study().id() + "/compare", text("results.compare")));
        }
    }

    private static Component row(RunView run, int number, boolean shown) {
        var link = new Anchor("studies/" + run.studyId() + "/results?run=" + run.id(), text("study.run", number));
        if (shown) {
            link.getElement().setAttribute("aria-current", "true");
        }
        var facts = new Div(Ago.date(run.createdAt()));
        facts.addClassName("quiet");
        var metric = run.metric();
        if (metric != null) {
            facts.add(new Span(metric.metric().name() + " " + Numbers.metric(metric)));
        }
        var row = new Div(new Div(link, facts));
        row.addClassName("site-row");
        return row;
    }
}
