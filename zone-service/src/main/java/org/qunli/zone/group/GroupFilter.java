package org.qunli.zone.group;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** Which of a zone's groups are wanted; what isn't given doesn't matter. */
public class GroupFilter {

    @Parameter(description = "only of this channel", example = "wecom")
    @RestQuery
    @Size(max = 255)
    String channel;

    @Parameter(description = "only of this tenant", example = "ww-quanzhou")
    @RestQuery
    @Size(max = 255)
    String tenant;

    @Parameter(description = "only this group, as its platform names it", example = "wr-ximei-3")
    @RestQuery
    @Size(max = 255)
    String groupId;

    @Override
    public String toString() {
        return channel + "/" + tenant + "/" + groupId;
    }
}
