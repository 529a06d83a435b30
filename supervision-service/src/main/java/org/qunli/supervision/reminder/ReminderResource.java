package org.qunli.supervision.reminder;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.qunli.kit.idempotency.Idempotent;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.paging.Cursors;
import org.qunli.kit.paging.Page;
import org.qunli.kit.paging.PageQuery;
import org.qunli.kit.problem.NotFound;

/** Reminders over HTTP: an officer reads their own. */
@Path("/v1/reminders")
@Tag(name = "Reminders", description = "Private words to officers")
public class ReminderResource {

    private static final String LIST = "reminders";

    private final Reminders reminders;

    private final Caller caller;

    private final Cursors cursors;

    private final Clock clock;

    ReminderResource(Reminders reminders, Caller caller, Cursors cursors, Clock clock) {
        this.reminders = reminders;
        this.caller = caller;
        this.cursors = cursors;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Roles.SUPERVISOR, Roles.SUPERVISION_LEAD, Roles.OFFICER})
    @Operation(operationId = "listReminders", summary = "List reminders, newest first")
    public Page<ReminderView> list(@Valid @BeanParam PageQuery page) {
        boolean own = caller.is(Roles.OFFICER);
        UUID before =
                page.after(cursors, LIST).map(key -> UUID.fromString(key.get(0))).orElse(null);
        List<Reminder> found =
                reminders.list(
                        own ? null : caller.districts(),
                        own || caller.zones().isEmpty() ? null : caller.zones(),
                        own ? caller.requirePerson().officerId() : null,
                        before,
                        page.limit() + 1);
        return cursors.page(LIST, found, page.limit(), r -> List.of(r.id().toString()))
                .map(ReminderView::of);
    }

    @POST
    @Path("/{id}/acknowledgement")
    @Idempotent
    @RolesAllowed(Roles.OFFICER)
    @Operation(operationId = "acknowledgeReminder", summary = "Say that a reminder was seen")
    public RestResponse<ReminderView> acknowledge(
            @PathParam("id") @Parameter(example = "01967f3e-0000-7000-8000-000000000004") UUID id) {
        Reminder reminder = reminders.find(id).orElseThrow(NotFound::new);
        if (!reminder.recipient().equals(caller.requirePerson().officerId())) {
            throw new NotFound();
        }
        return RestResponse.ok(ReminderView.of(reminders.acknowledge(id, clock.instant())));
    }
}
