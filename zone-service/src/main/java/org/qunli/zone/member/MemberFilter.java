package org.qunli.zone.member;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Collection;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.qunli.kit.problem.Invalid;

/** Which members of a zone are asked for; what is left out filters nothing. */
public class MemberFilter {

    @Parameter(description = "of this household only")
    @RestQuery
    UUID householdId;

    @Parameter(description = "RESIDENT or PROXY", example = "RESIDENT")
    @RestQuery
    MemberKind kind;

    @Parameter(description = "whether somebody saw that they are who they say", example = "false")
    @RestQuery
    @Pattern(regexp = "true|false")
    String verified;

    @Parameter(description = "what their name begins with; not for front-ends", example = "陈")
    @RestQuery
    @Size(min = 1, max = 100)
    String name;

    @Parameter(
            description = "channel/tenant on which they have a chat id",
            example = "wecom/ww-quanzhou")
    @RestQuery
    @Size(min = 1, max = 511)
    String channel;

    MemberQuery query(UUID zone) {
        return with(zone, channel == null ? null : new String[] {channel});
    }

    /** Only people of these channels; who doesn't see names doesn't search by them either. */
    MemberQuery queryOnOwn(UUID zone, Collection<String> own) {
        if (name != null) {
            throw new Invalid("name", "not-for-frontends");
        }
        return with(
                zone,
                own.stream()
                        .filter(n -> channel == null || n.equals(channel))
                        .toArray(String[]::new));
    }

    private MemberQuery with(UUID zone, String[] networks) {
        return new MemberQuery(
                zone,
                householdId,
                kind,
                verified == null ? null : Boolean.valueOf(verified),
                MemberQuery.beginningWith(name),
                networks);
    }
}
