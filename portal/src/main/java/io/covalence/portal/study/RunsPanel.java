package io.covalence.portal.study;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouterLink;
import io.covalence.contract.run.RunView;
import io.covalence.portal.backend.StudySnapshot;
import io.covalence.portal.shell.StudyAddress;
import io.covalence.portal.text.Numbers;
import io.covalence.portal.widget.Ago;
import io.covalence.portal.widget.Panel;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All runs of a study, newest first; the one that is looked at is marked. */
final class RunsPanel extends Panel {
    private static final long serialVersionUID = 1;

    private final UnorderedList list = new UnorderedList();
    private transient @Nullable Shown shown;

    private record Shown(List<RunView> runs, @Nullable RunView run) {}

    RunsPanel() {
        super(text("study.runs"));
        list.addClassName("runs");
        add(list);
    }

    void show(StudySnapshot snapshot) {
        var now = new Shown(snapshot.runs(), snapshot.run());
        if (now.equals(shown)) {
            return;
        }
        shown = now;
        list.removeAll();
        for (int i = 0; i < now.runs().size(); i++) {
            list.add(new ListItem(row(now.runs().get(i), now.runs().size() - i, now.run())));
        }
    }

    private static Component row(RunView run, int number, @Nullable RunView looked) {
        var link = new RouterLink(text("study.run", number), StudyPage.class, StudyAddress.parameters(run.studyId()));
        link.setQueryParameters(
                QueryParameters.simple(Map.of(StudyAddress.RUN, run.id().value())));
        if (looked != null && looked.id().equals(run.id())) {
            link.getElement().setAttribute("aria-current", "true");
        }
        var facts = new Div(Ago.date(run.createdAt()));
        facts.addClassName("quiet");
        var metric = run.metric();
        if (metric != null) {
            facts.add(new Span(metric.metric().name() + " " + Numbers.metric(metric)));
        }
        var row = new Div(new Div(link, facts), States.badge(run.state()));
        row.addClassName("site-row");
        return row;
    }
}
