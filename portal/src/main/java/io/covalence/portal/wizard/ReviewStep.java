package io.covalence.portal.wizard;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.covalence.contract.study.StudyState;
import io.covalence.contract.study.StudyView;
import io.covalence.portal.backend.StudySnapshot;
import io.covalence.portal.study.StartRule;
import io.covalence.portal.widget.Panel;
import io.covalence.portal.widget.PlanFileLink;
import java.util.function.Supplier;

/** What sites will sign, word for word, with the digest of what is kept; and the launch, or what it waits for. */
final class ReviewStep extends Div {
    private static final long serialVersionUID = 1;

    /**
     * Shows what is kept.
     *
     * @param saved whether the fields say the same as what is kept
     * @param planText reads the plan's text once somebody asks for the file
     */
    ReviewStep(StudySnapshot snapshot, boolean saved, Supplier<String> planText, Runnable launch) {
        addClassName("main-column");
        var study = snapshot.study();
        add(new Panel(text("wizard.launch"), launch(snapshot, saved, launch)), signed(study, planText));
    }

    private static Div launch(StudySnapshot snapshot, boolean saved, Runnable launch) {
        var study = snapshot.study();
        var obstacle = saved ? StartRule.obstacle(snapshot).orElse("") : text("wizard.launch.unsaved");
        var part = new Div();
        part.setId("launch-part");
        if (obstacle.isEmpty()) {
            var button = new Button(text("wizard.launch"), event -> launch.run());
            button.setId("launch");
            button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            part.add(new Paragraph(text("wizard.launch.ready", study.sitesReady())), button);
            return part;
        }
        var why = new Paragraph(obstacle);
        why.setId("launch-obstacle");
        part.add(why);
        if (saved && waitsForSites(study.state())) {
            var sites = new Anchor(StepLinks.address(study.id(), Step.SITES), text("wizard.launch.sites"));
            sites.setId("to-sites");
            sites.addClassName("action");
            part.add(sites);
        }
        return part;
    }

    private static boolean waitsForSites(StudyState state) {
        return switch (state) {
            case DRAFT, RECRUITING, READY -> true;
            case RUNNING, PAUSED, COMPLETED, STOPPED -> false;
        };
    }

    private static Panel signed(StudyView study, Supplier<String> planText) {
        var question = new Paragraph(study.question());
        question.addClassName("question");
        var clauses = new DescriptionList();
        clauses.addClassName("plan");
        var plan = study.plan();
        if (plan != null) {
            plan.says()
                    .forEach(said -> clauses.add(
                            new DescriptionList.Term(said.title()), new DescriptionList.Description(said.words())));
        }
        var digest = new Paragraph(text("wizard.digest", study.planSha256()));
        digest.setId("plan-digest");
        digest.addClassName("digest");
        var panel = new Panel(text("wizard.signed"), question, clauses, digest, new PlanFileLink(study.id(), planText));
        panel.setId("signed");
        return panel;
    }
}
