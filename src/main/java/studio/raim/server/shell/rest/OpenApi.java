package studio.raim.server.shell.rest;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** The head of the API's description. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "RAIM Studio",
                        version = "1",
                        description = "Restores photographs. Upload a photo, start a job with a pipeline, fetch the"
                                + " result. Every error is a problem detail (RFC 9457); nothing redirects.",
                        license = @License(name = "Apache-2.0", identifier = "Apache-2.0")),
        security = {@SecurityRequirement(name = "token"), @SecurityRequirement(name = "password")})
@SecurityScheme(
        securitySchemeName = "token",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        bearerFormat = "raim_…",
        description = "An API token, made with POST /api/v1/tokens")
@SecurityScheme(
        securitySchemeName = "password",
        type = SecuritySchemeType.HTTP,
        scheme = "basic",
        description = "Name and password")
public class OpenApi extends Application {}
