package org.qunli.zone.census;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.paging.Cursors;
import org.qunli.kit.paging.Page;
import org.qunli.kit.paging.PageQuery;
import org.qunli.zone.sealing.ZoneReach;

/** Imports over HTTP: how far they are, what is wrong, and stopping them. */
@Path("/v1")
@Tag(name = "Households", description = "Who lives where, and what care they need")
public class ImportResource {

    private static final Logger LOG = Logger.getLogger(ImportResource.class);

    private final HouseholdImports imports;
    private final ZoneReach reach;
    private final Clock clock;
    private final Cursors cursors;

    ImportResource(HouseholdImports imports, ZoneReach reach, Clock clock, Cursors cursors) {
        this.imports = imports;
        this.reach = reach;
        this.clock = clock;
        this.cursors = cursors;
    }

    @GET
    @Path("/zones/{zoneId}/imports")
    @RolesAllowed({Roles.ADMIN, Roles.OFFICER})
    @Operation(operationId = "listImports", summary = "Imports into a zone, the latest first")
    public Page<ImportView> list(@RestPath UUID zoneId, @BeanParam @Valid PageQuery query) {
        reach.requireServed(zoneId);
        String cursor = "imports/" + zoneId;
        List<ImportView> rows =
                imports
                        .of(
                                zoneId,
                                query.after(cursors, cursor)
                                        .map(last -> UUID.fromString(last.get(0))),
                                query.limit() + 1)
                        .stream()
                        .map(ImportView::of)
                        .toList();
        return cursors.page(cursor, rows, query.limit(), row -> List.of(row.id().toString()));
    }

    @GET
    @Path("/imports/{importId}")
    @RolesAllowed({Roles.ADMIN, Roles.OFFICER})
    @Operation(operationId = "getImport", summary = "How far an import is")
    public ImportView get(@RestPath UUID importId) {
        return ImportView.of(reached(importId));
    }

    @GET
    @Path("/imports/{importId}/errors")
    @RolesAllowed({Roles.ADMIN, Roles.OFFICER})
    @Operation(
            operationId = "listImportErrors",
            summary = "What is wrong in the file, line by line")
    public Page<ImportErrorView> errors(
            @RestPath UUID importId, @BeanParam @Valid PageQuery query) {
        reached(importId);
        String cursor = "import-errors/" + importId;
        List<String> last = query.after(cursors, cursor).orElse(List.of("-1", "0"));
        return cursors.page(
                        cursor,
                        imports.errors(
                                importId,
                                Integer.parseInt(last.get(0)),
                                Long.parseLong(last.get(1)),
                                query.limit() + 1),
                        query.limit(),
                        row -> List.of("" + row.error().line(), "" + row.seq()))
                .map(row -> ImportErrorView.of(row.error()));
    }

    @DELETE
    @Path("/imports/{importId}")
    @RolesAllowed({Roles.ADMIN, Roles.OFFICER})
    @Transactional
    @Operation(
            operationId = "cancelImport",
            summary = "Stop an import: nothing of it holds",
            description = "409 once it has ended.")
    public void cancel(@RestPath UUID importId) {
        reached(importId);
        if (!imports.cancel(importId, clock.instant())) {
            throw new ImportSettled();
        }
        LOG.infof("Import %s cancelled", importId);
    }

    private HouseholdImport reached(UUID importId) {
        HouseholdImport found = imports.require(importId);
        reach.requireServed(found.zoneId());
        return found;
    }
}
