package org.qunli.request.category;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.paging.Answers;
import org.qunli.kit.paging.ETags;
import org.qunli.kit.paging.Page;
import org.qunli.kit.problem.NotFound;
import org.qunli.request.reading.Category;

/** The categories over HTTP. */
@Path("/v1/categories")
@Tag(name = "Categories", description = "What needs are about, and which posts are responsible")
public class CategoryResource {

    private final Categories categories;

    CategoryResource(Categories categories) {
        this.categories = categories;
    }

    @GET
    @RolesAllowed({
        Roles.RESIDENT,
        Roles.OFFICER,
        Roles.SUPERVISOR,
        Roles.SUPERVISION_LEAD,
        Roles.ADMIN,
        Roles.FRONTEND,
        Roles.DASHBOARD,
        Roles.AUDITOR,
        Roles.SERVICE,
        Roles.DESK
    })
    @Operation(operationId = "listCategories", summary = "List the categories")
    public Page<CategoryView> list() {
        List<CategoryView> all =
                categories.listAll().stream()
                        .sorted(Comparator.comparing(CategoryCard::code))
                        .map(CategoryView::of)
                        .toList();
        return new Page<>(all, null);
    }

    @GET
    @Path("/{category}")
    @RolesAllowed({
        Roles.RESIDENT,
        Roles.OFFICER,
        Roles.SUPERVISOR,
        Roles.SUPERVISION_LEAD,
        Roles.ADMIN,
        Roles.FRONTEND,
        Roles.DASHBOARD,
        Roles.AUDITOR,
        Roles.SERVICE,
        Roles.DESK
    })
    @Operation(operationId = "getCategory", summary = "Read a category")
    public RestResponse<CategoryView> get(
            @Parameter(example = "MEDICINE") @PathParam("category") String category) {
        CategoryCard card = require(category);
        return Answers.ok(CategoryView.of(card), card.version());
    }

    @PUT
    @Path("/{category}")
    @Transactional
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            operationId = "changeCategory",
            summary = "Change a category's names and responsible posts")
    public RestResponse<CategoryView> change(
            @Parameter(example = "MEDICINE") @PathParam("category") String category,
            @Parameter(description = "The ETag that was read", example = "\"0\"")
                    @HeaderParam(HttpHeaders.IF_MATCH)
                    String ifMatch,
            @NotNull @Valid CategoryChange change) {
        CategoryCard card = require(category);
        ETags.requireMatch(ifMatch, card.version());
        card.change(
                change.nameZh(), change.nameEn(), List.copyOf(new LinkedHashSet<>(change.posts())));
        categories.flush();
        return Answers.ok(CategoryView.of(card), card.version());
    }

    private CategoryCard require(String category) {
        return Arrays.stream(Category.values())
                .filter(known -> known.name().equals(category))
                .findFirst()
                .flatMap(categories::findByIdOptional)
                .orElseThrow(NotFound::new);
    }
}
