package io.covalence.rest.study;

import io.covalence.contract.Page;
import io.covalence.contract.study.StudyTemplate;
import io.covalence.rest.caller.AsCaller;
import io.covalence.service.study.StudyTemplates;
import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Studies to start from. */
@Path("/study-templates")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Studies")
@AsCaller
@Dependent
public class StudyTemplateResource {
    @GET
    @Operation(
            operationId = "listStudyTemplates",
            summary = "Studies to start from: change a draft and create a study of it",
            description = "Whole studies whose plans hold all bounds. They belong to nobody and change "
                    + "only with the release.")
    @APIResponse(responseCode = "200", description = "All templates, on one page")
    public Page<StudyTemplate> list() {
        return new Page<>(StudyTemplates.all(), null);
    }
}
