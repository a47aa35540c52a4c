package io.covalence.portal.study;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import io.covalence.contract.metric.CalibrationPoint;
import io.covalence.contract.run.ModelEvaluation;
import io.covalence.contract.run.TargetScore;
import io.covalence.portal.widget.CountBar;
import io.covalence.portal.widget.DataTable;
import io.covalence.portal.widget.DataTable.Column;
import io.covalence.portal.widget.Panel;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How often the last model is right in what it holds likely, target by target. */
final class CalibrationPanel extends Panel {
    private static final long serialVersionUID = 1;

    private final Div parts = new Div();
    private transient @Nullable ModelEvaluation shown;

    CalibrationPanel() {
        super(text("calibration.title"));
        setId("calibration");
        var words = new Paragraph(text("calibration.words"));
        words.addClassName("quiet");
        parts.addClassName("summary-parts");
        add(words, parts);
        setVisible(false);
    }

    void show(ModelEvaluation evaluation) {
        if (evaluation.equals(shown)) {
            return;
        }
        shown = evaluation;
        var known = evaluation.targets().stream()
                .filter(target -> !target.calibration().isEmpty())
                .toList();
        setVisible(!known.isEmpty());
        parts.removeAll();
        known.forEach(target -> parts.add(part(target)));
    }

    private static Div part(TargetScore target) {
        var table = new DataTable(
                text("calibration.of", target.column()),
                Column.figures(text("calibration.predicted")),
                Column.figures(text("calibration.observed")),
                Column.words(""));
        table.rows(target.calibration().stream().map(CalibrationPanel::row).toList());
        var part = new Div(new H3(target.column()), table);
        part.addClassName("summary-part");
        return part;
    }

    private static List<Component> row(CalibrationPoint point) {
        return List.of(
                DataTable.cell(share(point.predicted())),
                DataTable.cell(share(point.observed())),
                new CountBar(point.observed()));
    }

    private static String share(double share) {
        return BigDecimal.valueOf(share).stripTrailingZeros().toPlainString();
    }
}
