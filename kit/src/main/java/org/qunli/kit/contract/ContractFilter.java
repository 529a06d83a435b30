package org.qunli.kit.contract;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.qunli.kit.identity.Roles;

/** Adds to each operation the roles that its method allows, and the problems that it may answer. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ContractFilter implements OASFilter {

    private static final String BEARER = "bearer";

    private static final Map<String, String> PROBLEMS =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry("400", "The input is wrong; violations names the fields"),
                            Map.entry("401", "No valid token"),
                            Map.entry("403", "The caller's role may not do this"),
                            Map.entry("404", "Not there, or not for this caller"),
                            Map.entry("409", "Stands against what is already true"),
                            Map.entry("412", "Someone changed it meanwhile"),
                            Map.entry("413", "The body is too large"),
                            Map.entry("422", "The Idempotency-Key came with another body before"),
                            Map.entry("428", "If-Match is missing"),
                            Map.entry(
                                    "429",
                                    "Too many calls of one client, person or group; Retry-After says for how long"),
                            Map.entry("503", "Away for a moment; Retry-After says for how long")));

    private final Map<String, List<String>> roles = new HashMap<>();

    public ContractFilter(IndexView index) {
        for (AnnotationInstance operation : index.getAnnotations(Operation.class)) {
            if (operation.target().kind() == AnnotationTarget.Kind.METHOD
                    && operation.value("operationId") != null) {
                roles.put(
                        operation.value("operationId").asString(),
                        rolesOf(operation.target().asMethod()));
            }
        }
    }

    private static List<String> rolesOf(MethodInfo method) {
        DotName allowed = DotName.createSimple(RolesAllowed.class);
        AnnotationInstance onMethod = method.annotation(allowed);
        if (onMethod == null && method.hasAnnotation(DotName.createSimple(PermitAll.class))) {
            return List.of("public");
        }
        AnnotationInstance found =
                onMethod == null ? method.declaringClass().declaredAnnotation(allowed) : onMethod;
        return found == null ? List.of() : List.of(found.value().asStringArray());
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        SecurityScheme bearer =
                OASFactory.createSecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme(BEARER)
                        .bearerFormat("JWT")
                        .description("An OpenID Connect access token");
        if (api.getComponents() == null) {
            api.setComponents(OASFactory.createComponents());
        }
        api.getComponents().setSecuritySchemes(Map.of(BEARER, bearer));
        api.getPaths()
                .getPathItems()
                .forEach(
                        (path, item) ->
                                item.getOperations()
                                        .forEach(
                                                (method, operation) ->
                                                        complete(path, method, operation)));
    }

    private void complete(
            String path,
            PathItem.HttpMethod method,
            org.eclipse.microprofile.openapi.models.Operation operation) {
        List<String> allowed = roles.getOrDefault(operation.getOperationId(), List.of());
        operation.addExtension("x-roles", allowed.stream().sorted().toList());
        boolean open = allowed.contains("public");
        operation.setSecurity(
                open
                        ? List.of()
                        : List.of(OASFactory.createSecurityRequirement().addScheme(BEARER)));
        describeHeaders(method, operation, allowed);
        APIResponses responses = operation.getResponses();
        for (String status : statuses(path, method, open)) {
            APIResponse described = responses.getAPIResponse(status);
            if (described == null || described.getContent() == null) {
                responses.addAPIResponse(
                        status,
                        OASFactory.createAPIResponse()
                                .description(PROBLEMS.get(status))
                                .content(
                                        OASFactory.createContent()
                                                .addMediaType(
                                                        "application/problem+json",
                                                        OASFactory.createMediaType()
                                                                .schema(
                                                                        OASFactory.createSchema()
                                                                                .ref("Problem")))));
            }
        }
    }

    /** Headers that no method declares, because something in front of it reads them. */
    private static void describeHeaders(
            PathItem.HttpMethod method,
            org.eclipse.microprofile.openapi.models.Operation operation,
            List<String> allowed) {
        if (method == PathItem.HttpMethod.POST && !declares(operation, "Idempotency-Key")) {
            operation.addParameter(
                    header(
                            "Idempotency-Key",
                            "The same key with the same body has one effect for 48 hours",
                            "8e03978e-40d5-43dd-bc93-6894a57f9324"));
        }
        if (allowed.contains(Roles.RESIDENT) || allowed.contains(Roles.OFFICER)) {
            operation.addParameter(
                    header(
                            "On-Behalf-Of",
                            "The person for whom a front-end calls (structured fields, RFC 9651)",
                            "channel=\"wecom\", tenant=\"ww-quanzhou\", user=\"u-lin\""));
        }
    }

    private static boolean declares(
            org.eclipse.microprofile.openapi.models.Operation operation, String name) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(p -> name.equals(p.getName()));
    }

    private static Parameter header(String name, String description, String example) {
        return OASFactory.createParameter()
                .name(name)
                .in(Parameter.In.HEADER)
                .description(description)
                .schema(
                        OASFactory.createSchema()
                                .type(List.of(Schema.SchemaType.STRING))
                                .examples(List.of(example)));
    }

    private static List<String> statuses(String path, PathItem.HttpMethod method, boolean open) {
        List<String> statuses = new ArrayList<>(List.of("400", "429", "503"));
        if (!open) {
            statuses.addAll(List.of("401", "403"));
        }
        if (path.contains("{") || method == PathItem.HttpMethod.POST) {
            statuses.add("404");
        }
        switch (method) {
            case POST -> statuses.addAll(List.of("409", "413", "422"));
            case PUT, PATCH -> statuses.addAll(List.of("409", "412", "413", "428"));
            case DELETE -> statuses.add("409");
            default -> {
                // Reading has no further problems.
            }
        }
        return statuses;
    }
}
