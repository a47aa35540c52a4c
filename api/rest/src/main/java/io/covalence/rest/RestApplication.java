package io.covalence.rest;

import io.covalence.contract.problem.Problem;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.servers.Server;

/** The programming interface, version 1. */
@ApplicationPath("/v1")
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Covalence tenant service",
                        version = "1",
                        description =
                                "Studies, invitations, sites and runs. Errors are problem documents (RFC 9457) with a stable code."
                                        + " Lists come in pages: send the value of next as cursor. Every POST accepts an"
                                        + " Idempotency-Key. Another tenant's object answers 404.",
                        license = @License(name = "Apache-2.0", identifier = "Apache-2.0")),
        servers = @Server(url = "/api"),
        security = @SecurityRequirement(name = RestApplication.TOKEN),
        components =
                @Components(
                        responses =
                                @APIResponse(
                                        name = RestApplication.PROBLEM,
                                        description = "Refused or failed; the code says why",
                                        content =
                                                @Content(
                                                        mediaType = Problem.MEDIA_TYPE,
                                                        schema = @Schema(implementation = Problem.class)))))
@SecurityScheme(
        securitySchemeName = RestApplication.TOKEN,
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        bearerFormat = "JWT",
        description = "An access token of the identity provider for the audience api.")
public class RestApplication extends Application {
    static final String TOKEN = "token";
    static final String PROBLEM = "Problem";
}
