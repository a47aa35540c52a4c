package io.covalence.rest.person;

import io.covalence.contract.tenant.Me;
import io.covalence.rest.caller.AsCaller;
import io.covalence.service.membership.MembershipService;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The person whose token the request carries. */
@Path("/me")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Person")
@AsCaller
@Dependent
public class MeResource {
    @Inject
    private MembershipService memberships;

    @GET
    @Operation(
            operationId = "getMe",
            summary = "Who am I, and for whom do I act?",
            description = "The person of the token, the roles at the identity provider, and the tenant or "
                    + "the institution for which the person acts. The first sign-in with a verified "
                    + "address takes up what was prepared for this address.")
    @APIResponseSchema(value = Me.class, responseDescription = "The signed-in person")
    public Me me() {
        return memberships.me();
    }
}
