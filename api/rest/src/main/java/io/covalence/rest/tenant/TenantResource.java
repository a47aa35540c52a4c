package io.covalence.rest.tenant;

import io.covalence.contract.Page;
import io.covalence.contract.id.TenantId;
import io.covalence.contract.tenant.NewTenant;
import io.covalence.contract.tenant.TenantView;
import io.covalence.rest.caller.AsCaller;
import io.covalence.rest.request.PageQuery;
import io.covalence.service.tenant.TenantService;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tenants, for those who manage them. */
@Path("/tenants")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tenants")
@AsCaller
@Dependent
public class TenantResource {
    @Inject
    private TenantService tenants;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createTenant",
            summary = "Create a tenant; its administrator joins at the first sign-in",
            description = "For a platform administrator. A person acts for one tenant or one institution, "
                    + "so an address that acts already answers 409.")
    @APIResponseSchema(value = TenantView.class, responseCode = "201", responseDescription = "The new tenant")
    public Response create(NewTenant tenant) {
        var created = tenants.create(tenant);
        return Response.created(URI.create("tenants/" + created.id()))
                .entity(created)
                .build();
    }

    @GET
    @Operation(
            operationId = "listTenants",
            summary = "All tenants for a platform administrator, else one's own",
            description =
                    "Tenants only, and nothing of their studies: the platform's administrators see " + "no study.")
    @APIResponse(responseCode = "200", description = "A page of tenants")
    public Page<TenantView> list(@BeanParam PageQuery page) {
        return tenants.list(page.cursor(), page.limit());
    }

    @GET
    @Path("/{tenant: ten_[0-9a-z]{20}}")
    @Operation(
            operationId = "getTenant",
            summary = "One tenant",
            description = "One that you do not act for answers 404, unless you administrate the platform.")
    @APIResponseSchema(value = TenantView.class, responseDescription = "The tenant")
    public TenantView get(@PathParam("tenant") TenantId tenant) {
        return tenants.get(tenant);
    }
}
