package org.qunli.notice.delivery;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.problem.NotFound;
import org.qunli.kit.saying.Bilingual;
import org.qunli.notice.issue.Notice;
import org.qunli.notice.issue.Notices;

/** Shows what would be said before it is. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Notices", description = "Official information")
class PreviewResource {

    /** What chats of different kinds take: shown even if no group of the kind is bound yet. */
    private static final Set<Integer> USUAL = Set.of(2_048, 4_096);

    private final Notices notices;

    private final Matching matching;

    private final HouseholdFanOut households;

    private final Caller caller;

    PreviewResource(Notices notices, Matching matching, HouseholdFanOut households, Caller caller) {
        this.notices = notices;
        this.matching = matching;
        this.households = households;
        this.caller = caller;
    }

    @GET
    @Path("/notices/{id}/preview")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            operationId = "previewNotice",
            summary = "What would be said in groups, per length that their channels take")
    public Preview preview(@PathParam("id") UUID id) {
        Notice notice =
                notices.findByIdOptional(id)
                        .filter(n -> n.districts().stream().allMatch(caller::reachesDistrict))
                        .orElseThrow(NotFound::new);
        Set<UUID> zones = matching.zones(notice, Set.of()).keySet();
        boolean inPrivate = !notice.content().targets().flags().isEmpty();
        Map<Integer, Integer> lengths = new TreeMap<>();
        USUAL.forEach(bytes -> lengths.put(bytes, 0));
        if (!inPrivate) {
            lengths.putAll(matching.channels(zones));
        }
        List<Preview.PerLength> texts =
                lengths.entrySet().stream()
                        .map(e -> text(notice, e.getKey(), e.getValue()))
                        .toList();
        return new Preview(zones.size(), inPrivate ? households.count(notice, zones) : 0, texts);
    }

    private static Preview.PerLength text(Notice notice, int longest, int groups) {
        Bilingual said = GroupText.of(notice.content(), notice.code(), longest);
        boolean whole =
                said.equals(GroupText.of(notice.content(), notice.code(), Integer.MAX_VALUE));
        int bytes =
                Math.max(
                        said.zh().getBytes(StandardCharsets.UTF_8).length,
                        said.en().getBytes(StandardCharsets.UTF_8).length);
        return new Preview.PerLength(longest, groups, said, bytes, !whole);
    }
}
