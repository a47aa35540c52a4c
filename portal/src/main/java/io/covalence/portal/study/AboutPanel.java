package io.covalence.portal.study;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.study.StudyView;
import io.covalence.portal.widget.Panel;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** What a study asks, and its plan: in plain words, and as the file that its sites sign. */
final class AboutPanel extends Panel {
    private static final long serialVersionUID = 1;
    private static final int DIGEST_SHOWN = 16;
    private static final String JSON = "application/json";

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
        add(question, plan, file(study.id(), planText), digest);
    }

    private static Anchor file(StudyId studyId, Supplier<String> planText) {
        var link =
                new Anchor(DownloadHandler.fromInputStream(request -> response(studyId, planText)), text("plan.file"));
        link.setId("plan-file");
        link.setTitle(text("plan.file.use"));
        return link;
    }

    private static DownloadResponse response(StudyId studyId, Supplier<String> planText) {
        try {
            byte[] content = planText.get().getBytes(StandardCharsets.UTF_8);
            return new DownloadResponse(
                    new ByteArrayInputStream(content), "plan-" + studyId + ".json", JSON, content.length);
        } catch (ProblemException refused) {
            return DownloadResponse.error(refused.type().status());
        }
    }
}
