package org.qunli.supervision.watch;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Concealed;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.paging.Cursors;
import org.qunli.kit.paging.Page;
import org.qunli.kit.paging.PageQuery;

/** The audit trail over HTTP. */
@Path("/v1/audit")
@Concealed
@Tag(name = "Audit", description = "Who looked at what")
public class AuditResource {

    private static final String LIST = "audit";

    private final Looks looks;

    private final Caller caller;

    private final Cursors cursors;

    AuditResource(Looks looks, Caller caller, Cursors cursors) {
        this.looks = looks;
        this.caller = caller;
        this.cursors = cursors;
    }

    @GET
    @RolesAllowed(Roles.AUDITOR)
    @Operation(
            operationId = "listAudit",
            summary = "List what supervisors looked at and did, newest first",
            description = "Ids only. A stream counts as one look, at its beginning.")
    public Page<LookView> list(
            @Valid @BeanParam LookQuery filter, @Valid @BeanParam PageQuery page) {
        String list = LIST + filter.key();
        UUID before =
                page.after(cursors, list).map(key -> UUID.fromString(key.get(0))).orElse(null);
        List<Looks.Look> found = looks.list(caller.districts(), filter, before, page.limit() + 1);
        return cursors.page(list, found, page.limit(), look -> List.of(look.id().toString()))
                .map(LookView::of);
    }
}
