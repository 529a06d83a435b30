package org.qunli.supervision.desk;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How a desk is reached while it is closed: those on call first, each in private and on a channel
 * that serves no group, such as a text message, then the other desk as it is reached then. Never a
 * group, nor by a group's bot.
 *
 * @param desk of the same district, or null
 */
@Schema(name = "DeskNight")
public record Night(
        @NotNull @Size(max = 20) List<@NotNull @Valid DeskChat> onCall,
        @Pattern(regexp = DeskResource.CODE) @Schema(examples = "350583-hq") String desk) {}
