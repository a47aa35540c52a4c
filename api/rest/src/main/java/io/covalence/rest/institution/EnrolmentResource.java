package io.covalence.rest.institution;

import io.covalence.contract.id.SiteId;
import io.covalence.contract.institution.EnrolmentCode;
import io.covalence.contract.site.Enrolment;
import io.covalence.contract.site.EnrolmentRequest;
import io.covalence.rest.caller.AsCaller;
import io.covalence.rest.caller.Caller;
import io.covalence.service.site.EnrolmentService;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Enrols a site's connector: a person gets a code, and the connector trades it for an identity. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Enrolment")
@AsCaller
@Dependent
public class EnrolmentResource {
    @Inject
    private EnrolmentService enrolments;

    @Inject
    private Caller caller;

    @POST
    @Path("/sites/{site: sit_[0-9a-z]{20}}/enrolment-codes")
    @Operation(
            operationId = "issueEnrolmentCode",
            summary = "Get a one-time code for the connector of my site",
            description = "It is valid for 24 hours, works once, is shown once, and replaces older ones.")
    @APIResponseSchema(value = EnrolmentCode.class, responseCode = "201", responseDescription = "The code")
    public Response issueCode(@PathParam("site") SiteId site) {
        return created(enrolments.issueCode(site));
    }

    @POST
    @Path("/enrolments")
    @Consumes(MediaType.APPLICATION_JSON)
    @SecurityRequirements
    @Operation(
            operationId = "enrolConnector",
            summary = "Enrol a connector",
            description =
                    "The code authenticates; the request is signed with the site's new identity key. Attempts are limited.")
    @APIResponseSchema(
            value = Enrolment.class,
            responseCode = "201",
            responseDescription = "Under which name and where the connector signs in")
    public Response enrol(EnrolmentRequest request) {
        return created(enrolments.enrol(request, caller.address()));
    }

    private static Response created(Object body) {
        return Response.status(Response.Status.CREATED).entity(body).build();
    }
}
