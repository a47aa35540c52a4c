package io.covalence.portal.result;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.run.RoundSummary;
import io.covalence.contract.run.RunView;
import io.covalence.portal.backend.ModelDownload;
import io.covalence.portal.backend.StudySnapshot;
import io.covalence.portal.chart.Convergence;
import io.covalence.portal.widget.FileLink;
import io.covalence.portal.widget.Panel;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The model versions that matter: the named result, the best and the last one, each with its files. */
final class ModelPanel extends Panel {
    private static final long serialVersionUID = 1;

    private static final int DIGEST_SHOWN = 8;

    /** What a person can do with a version. */
    interface Commands {
        ModelDownload open(int version);

        void promote(int version);
    }

    private final transient StudySnapshot snapshot;
    private final transient RunView run;
    private final transient Commands commands;

    /** @param sponsor whether the person may name a version as the result */
    ModelPanel(StudySnapshot snapshot, RunView run, boolean sponsor, Commands commands) {
        super(text("models.title"));
        setId("models");
        this.snapshot = snapshot;
        this.run = run;
        this.commands = commands;
        var list = new UnorderedList();
        list.addClassName("runs");
        for (int version : versions()) {
            snapshot.made(version).ifPresent(made -> list.add(new ListItem(row(made, sponsor))));
        }
        add(list);
        setVisible(list.getComponentCount() > 0);
    }

    private List<Integer> versions() {
        var versions = new TreeSet<Integer>();
        var promoted = run.promoted();
        if (promoted != null) {
            versions.add(promoted);
        }
        Convergence.of(run, snapshot.rounds()).bestRound().ifPresent(versions::add);
        snapshot.lastVersion().ifPresent(versions::add);
        return List.copyOf(versions.descendingSet());
    }

    private Component row(RoundSummary made, boolean sponsor) {
        int version = made.newModelVersion();
        boolean promoted = Integer.valueOf(version).equals(run.promoted());
        var name = new Span(text("models.version", version));
        name.addClassName("site-name");
        var marks = new ArrayList<String>();
        if (promoted) {
            marks.add(text("models.promoted"));
        }
        if (Convergence.of(run, snapshot.rounds()).bestRound().stream().anyMatch(best -> best == version)) {
            marks.add(text("models.best"));
        }
        if (snapshot.lastVersion().filter(last -> last == version).isPresent()) {
            marks.add(text("models.last"));
        }
        var digest = new Span(made.modelSha256().substring(0, DIGEST_SHOWN));
        digest.setTitle(made.modelSha256());
        digest.addClassName("code");
        var facts = new Div(new Span(String.join(", ", marks)), digest);
        facts.addClassName("quiet");
        var files = new Div(model(version), card(made));
        files.addClassName("row-acts");
        if (sponsor && !promoted) {
            files.add(promotion(version));
        }
        var row = new Div(name, facts, files);
        row.addClassName("model-row");
        return row;
    }

    private Anchor model(int version) {
        var link = new Anchor(DownloadHandler.fromInputStream(request -> response(version)), text("models.download"));
        link.setTitle(text("models.download.use"));
        return link;
    }

    private DownloadResponse response(int version) {
        try {
            var model = commands.open(version);
            return new DownloadResponse(
                    model.content(),
                    "model-" + run.id() + "-" + version + ".f32",
                    "application/octet-stream",
                    model.length());
        } catch (ProblemException refused) {
            return DownloadResponse.error(refused.type().status());
        }
    }

    private FileLink card(RoundSummary made) {
        var name = "model-card-" + run.id() + "-" + made.newModelVersion() + ".md";
        return new FileLink(text("models.card"), name, "text/markdown", () -> ModelCard.of(snapshot, run, made));
    }

    private Button promotion(int version) {
        var button = new Button(text("models.promote"), event -> confirm(version));
        button.addClassName("promote");
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        button.setAriaLabel(text("models.promote.version", version));
        return button;
    }

    private void confirm(int version) {
        var dialog = new ConfirmDialog(
                text("models.promote.version", version),
                text("models.promote.words"),
                text("models.promote"),
                event -> commands.promote(version));
        dialog.setCancelable(true);
        dialog.setCancelText(text("cancel"));
        dialog.open();
    }
}
