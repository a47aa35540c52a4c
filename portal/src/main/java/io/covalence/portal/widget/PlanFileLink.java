package io.covalence.portal.widget;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** Gives a study's plan as the file that its sites sign. */
public final class PlanFileLink extends Anchor {
    private static final long serialVersionUID = 1;
    private static final String JSON = "application/json";

    /** @param planText reads the plan's text once somebody asks for the file */
    public PlanFileLink(StudyId studyId, Supplier<String> planText) {
        super(DownloadHandler.fromInputStream(request -> response(studyId, planText)), text("plan.file"));
        setId("plan-file");
        setTitle(text("plan.file.use"));
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
