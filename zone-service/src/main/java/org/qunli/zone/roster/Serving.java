package org.qunli.zone.roster;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.zone.staffing.Category;
import org.qunli.zone.staffing.Post;

/**
 * What somebody on duty does at that moment; with exceptions another than their entry says.
 *
 * @param posts filled; none for a delegate off shift
 * @param standsInFor officers whose posts are filled in their place
 */
public record Serving(
        @Schema(examples = "[\"TOWNSHIP_CADRE\"]") List<Post> posts,
        @Schema(examples = "[\"MEDICINE\"]") List<Category> duties,
        List<UUID> standsInFor) {}
