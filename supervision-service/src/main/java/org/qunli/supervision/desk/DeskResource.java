package org.qunli.supervision.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.paging.Answers;
import org.qunli.kit.paging.ETags;
import org.qunli.kit.problem.Invalid;
import org.qunli.kit.problem.NotFound;

/** Desks over HTTP. */
@Path("/v1/desks/{code}")
@Tag(name = "Desks", description = "District headquarters and departments")
public class DeskResource {

    static final String CODE = "[A-Za-z0-9][A-Za-z0-9-]{0,62}";

    private final Desks desks;

    private final Caller caller;

    DeskResource(Desks desks, Caller caller) {
        this.desks = desks;
        this.caller = caller;
    }

    @PUT
    @Transactional
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            operationId = "putDesk",
            summary = "Create or change a desk",
            description =
                    "opening says when it is there, night how it is reached otherwise: always by private"
                            + " words, never in a group, and who is on call on a channel that serves no"
                            + " group.")
    public RestResponse<DeskView> put(
            @PathParam("code") @Parameter(example = "350583-hq") @Pattern(regexp = CODE)
                    String code,
            @HeaderParam("If-Match") String ifMatch,
            @HeaderParam("If-None-Match") String ifNoneMatch,
            @NotNull @Valid DeskDocument document) {
        caller.requireDistrict(document.district());
        requireNight(code, document);
        Desk desk = desks.findById(code);
        if (desk == null) {
            ETags.requireNew(ifMatch, ifNoneMatch);
            Desk made = new Desk(code, document);
            desks.persistAndFlush(made);
            return Answers.created("/v1/desks/" + code, DeskView.of(made), made.version());
        }
        caller.requireDistrict(desk.district());
        ETags.requirePut(ifMatch, ifNoneMatch, (long) desk.version());
        desk.become(document);
        desks.flush();
        return Answers.ok(DeskView.of(desk), desk.version());
    }

    /**
     * Whoever is on call has a channel of their own, on which no group's bot speaks. The night's
     * desk is another one of the district; a chain of them may not come back.
     */
    private void requireNight(String code, DeskDocument document) {
        for (int i = 0; i < document.onCall().size(); i++) {
            if (desks.isOfGroup(document.onCall().get(i))) {
                throw new Invalid("night.onCall[" + i + "]", "own-channel-at-night");
            }
        }
        Set<String> asked = new HashSet<>(Set.of(code));
        for (String next = document.nightDesk(); next != null; ) {
            Desk other = asked.add(next) ? desks.findById(next) : null;
            if (other == null || !other.district().equals(document.district())) {
                throw new Invalid("night.desk", "desk-of-the-night");
            }
            next = other.nightDesk();
        }
    }

    @GET
    @Transactional
    @RolesAllowed(Roles.ADMIN)
    @Operation(operationId = "getDesk", summary = "Read a desk")
    public RestResponse<DeskView> get(
            @PathParam("code") @Parameter(example = "350583-hq") @Pattern(regexp = CODE)
                    String code) {
        Desk desk = desks.findByIdOptional(code).orElseThrow(NotFound::new);
        caller.requireDistrict(desk.district());
        return Answers.ok(DeskView.of(desk), desk.version());
    }
}
