package io.covalence.rest.institution;

import io.covalence.contract.Page;
import io.covalence.contract.institution.InstitutionName;
import io.covalence.contract.institution.InstitutionView;
import io.covalence.contract.site.SentView;
import io.covalence.rest.caller.AsCaller;
import io.covalence.rest.request.PageQuery;
import io.covalence.service.institution.InstitutionService;
import io.covalence.service.run.SentService;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The institution for which the caller acts. */
@Path("/institution")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Institution")
@AsCaller
@Dependent
public class InstitutionResource {
    @Inject
    private InstitutionService institutions;

    @Inject
    private SentService sent;

    @GET
    @Operation(
            operationId = "getInstitution",
            summary = "My institution and its site",
            description = "The institution for which you act, the name under which others know it, and "
                    + "the site where its connector runs.")
    @APIResponseSchema(value = InstitutionView.class, responseDescription = "The institution")
    public InstitutionView own() {
        return institutions.own();
    }

    @GET
    @Path("/sent")
    @Operation(
            operationId = "listSent",
            summary = "What has left my site, round by round, the newest first",
            description =
                    "Masked updates and the messages around them, as the service received them. Rows never leave a"
                            + " site.")
    @APIResponse(responseCode = "200", description = "A page of rounds in which the site has sent something")
    public Page<SentView> sent(@BeanParam PageQuery page) {
        return sent.list(page.cursor(), page.limit());
    }

    @PUT
    @Path("/name")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "confirmInstitutionName",
            summary = "Confirm or change the name under which everybody knows my institution",
            description = "Until then every sponsor sees the name that they wrote into their own invitation.")
    @APIResponseSchema(value = InstitutionView.class, responseDescription = "The institution")
    public InstitutionView confirmName(InstitutionName name) {
        return institutions.confirmName(name);
    }
}
