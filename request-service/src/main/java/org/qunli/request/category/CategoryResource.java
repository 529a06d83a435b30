package org.qunli.request.category;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.paging.Answers;
import org.qunli.kit.paging.Cursors;
import org.qunli.kit.paging.ETags;
import org.qunli.kit.paging.Page;
import org.qunli.kit.paging.PageQuery;
import org.qunli.kit.paging.StaleVersion;
import org.qunli.kit.problem.Invalid;
import org.qunli.kit.problem.NotFound;
import org.qunli.request.place.Places;
import org.qunli.request.reading.Category;

/** The categories of the districts over HTTP. */
@Path("/v1/categories")
@Tag(name = "Categories", description = "What needs are about, and which posts are responsible")
public class CategoryResource {

    private static final Logger LOG = Logger.getLogger(CategoryResource.class);

    private static final String CODE = "[1-9][0-9]{5}";

    private static final String DISTRICT =
            "Whose; left out: that of the caller, or as shipped where there are several";

    private final Categories categories;

    private final Places places;

    private final Cursors cursors;

    private final Caller caller;

    private final Clock clock;

    CategoryResource(
            Categories categories, Places places, Cursors cursors, Caller caller, Clock clock) {
        this.categories = categories;
        this.places = places;
        this.cursors = cursors;
        this.caller = caller;
        this.clock = clock;
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
    public Page<CategoryView> list(
            @Parameter(description = DISTRICT, example = "350583")
                    @QueryParam("district")
                    @Pattern(regexp = CODE)
                    String district) {
        return new Page<>(
                categories.all(district(district)).stream().map(CategoryView::of).toList(), null);
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
            @Parameter(example = "MEDICINE") @PathParam("category") String category,
            @Parameter(description = DISTRICT, example = "350583")
                    @QueryParam("district")
                    @Pattern(regexp = CODE)
                    String district) {
        CategoryVersion now = categories.of(district(district), require(category));
        return Answers.ok(CategoryView.of(now), now.version());
    }

    @PUT
    @Path("/{category}")
    @Transactional
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            operationId = "changeCategory",
            summary = "Change a category's names, responsible posts and templates in a district",
            description =
                    "Makes the next version, which holds for requests opened from now on. The same as"
                            + " it is already makes none.")
    public RestResponse<CategoryView> change(
            @Parameter(example = "MEDICINE") @PathParam("category") String category,
            @Parameter(
                            description = "Whose; may be left out by an administrator of only one",
                            example = "350583")
                    @QueryParam("district")
                    @Pattern(regexp = CODE)
                    String district,
            @Parameter(description = "The ETag that was read", example = "\"0\"")
                    @HeaderParam(HttpHeaders.IF_MATCH)
                    String ifMatch,
            @NotNull @Valid CategoryChange change) {
        Category code = require(category);
        String whose = requireDistrict(district);
        Placeholders.check(change.templates());
        CategoryVersion before = categories.of(whose, code);
        ETags.requireMatch(ifMatch, before.version());
        CategoryRules rules = change.after(before.rules());
        if (rules.equals(before.rules())) {
            return Answers.ok(CategoryView.of(before), before.version());
        }
        CategoryVersion next =
                before.next(whose, rules, caller.subject(), clock.instant(), change.reason());
        if (!categories.add(next)) {
            throw new StaleVersion();
        }
        LOG.infof("Category %s of %s has version %d", code, whose, next.version());
        return Answers.ok(CategoryView.of(next), next.version());
    }

    @GET
    @Path("/{category}/versions")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            operationId = "listCategoryVersions",
            summary = "List who changed a category in a district, when and why, the newest first",
            description = "What is shipped isn't among them.")
    public Page<CategoryVersionView> versions(
            @Parameter(example = "MEDICINE") @PathParam("category") String category,
            @Parameter(
                            description = "Whose; may be left out by an administrator of only one",
                            example = "350583")
                    @QueryParam("district")
                    @Pattern(regexp = CODE)
                    String district,
            @BeanParam @Valid PageQuery page) {
        Category code = require(category);
        String whose = requireDistrict(district);
        String list = "category-versions/" + whose + "/" + code;
        long before =
                page.after(cursors, list)
                        .map(key -> Long.parseLong(key.get(0)))
                        .orElse(Long.MAX_VALUE);
        List<CategoryVersion> rows = categories.versions(whose, code, before, page.limit() + 1);
        return cursors.page(list, rows, page.limit(), row -> List.of(Long.toString(row.version())))
                .map(CategoryVersionView::of);
    }

    /** The district that is named, or the only one within reach; null: as shipped. */
    private String district(String named) {
        if (named != null && caller.is(Roles.SERVICE)) {
            return named;
        }
        Set<String> reach =
                caller.person()
                        .map(p -> places.districts(p.homeZones(), p.rosterZones()))
                        .orElseGet(caller::districts);
        if (named != null && !reach.contains(named)) {
            throw new NotFound();
        }
        return named == null && reach.size() == 1 ? reach.iterator().next() : named;
    }

    private String requireDistrict(String named) {
        String whose = district(named);
        if (whose == null) {
            throw new Invalid("district", "name-the-district");
        }
        return whose;
    }

    private static Category require(String category) {
        return Arrays.stream(Category.values())
                .filter(known -> known.name().equals(category))
                .findFirst()
                .orElseThrow(NotFound::new);
    }
}
