package io.covalence.portal.result;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import io.covalence.contract.id.RunId;
import io.covalence.contract.run.ModelEvaluation;
import io.covalence.contract.run.TargetScore;
import io.covalence.portal.chart.DiagramPanel;
import java.util.List;

/** The curves of one target at a time; of several, the person chooses which. */
final class TargetCurves extends Div {
    private static final long serialVersionUID = 1;

    private final transient List<TargetScore> known;
    private final RunId runId;
    private final Div diagrams = new Div();

    TargetCurves(ModelEvaluation evaluation, RunId runId) {
        this.runId = runId;
        known = evaluation.targets().stream()
                .filter(target -> !Diagrams.curves(target).isEmpty())
                .toList();
        addClassName("target-curves");
        diagrams.addClassName("diagrams");
        if (known.size() > 1) {
            add(choice());
        }
        add(diagrams);
        setVisible(!known.isEmpty());
        if (!known.isEmpty()) {
            show(known.getFirst());
        }
    }

    private Select<TargetScore> choice() {
        var choice = new Select<TargetScore>();
        choice.setId("target");
        choice.setLabel(text("results.target"));
        choice.setItems(known);
        choice.setItemLabelGenerator(TargetScore::column);
        choice.setValue(known.getFirst());
        choice.addValueChangeListener(event -> show(event.getValue()));
        return choice;
    }

    private void show(TargetScore target) {
        diagrams.removeAll();
        int number = 1;
        for (var diagram : Diagrams.curves(target)) {
            diagrams.add(new DiagramPanel(diagram, "curve-" + number++ + "-" + runId));
        }
    }
}
