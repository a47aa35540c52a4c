package io.covalence.portal.study;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Paragraph;
import io.covalence.contract.study.StudyView;
import io.covalence.portal.widget.Panel;
import io.covalence.portal.widget.PlanFileLink;
import java.util.function.Supplier;

/** What a study asks, and its plan: in plain words, and as the file that its sites sign. */
final class AboutPanel extends Panel {
    private static final long serialVersionUID = 1;
    private static final int DIGEST_SHOWN = 16;

    /**
     * Shows a study.
     *
     * @param planText reads the plan's text once somebody asks for the file
     */
    AboutPanel(StudyView study, Supplier<String> planText) {
        super(text("study.about"));
        var question = new Paragraph(study.question());
        question.addClassName("question");
        var plan = new DescriptionList();
        plan.addClassName("plan");
        var understood = study.plan();
        if (understood == null) {
            plan.add(
                    new DescriptionList.Term(text("plan.unknown")),
                    new DescriptionList.Description(text("plan.unknown.words")));
        } else {
            understood
                    .summary()
                    .forEach(said -> plan.add(
                            new DescriptionList.Term(said.title()), new DescriptionList.Description(said.words())));
        }
        var digest = new Paragraph(text("plan.digest", study.planSha256().substring(0, DIGEST_SHOWN)));
        digest.addClassName("quiet");
        digest.setTitle(study.planSha256());
        add(question, plan, new PlanFileLink(study.id(), planText), digest);
    }
}
