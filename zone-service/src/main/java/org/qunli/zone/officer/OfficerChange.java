package org.qunli.zone.officer;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.zone.chat.ChatIdentity;

/** Fields left out stay as they are; null takes nameEn or subject away. */
public class OfficerChange {

    @Schema(examples = "林志远")
    public Optional<@NotBlank @Size(max = 100) String> name;

    @Schema(examples = "Lin Zhiyuan")
    public Optional<@Pattern(regexp = "[\\s\\S]*\\S[\\s\\S]*") @Size(max = 100) String> nameEn;

    @Schema(examples = "0595-5550101")
    public Optional<@NotBlank @Pattern(regexp = NewOfficer.PHONE) String> phone;

    @Schema(examples = "溪美街道办事处")
    public Optional<@NotBlank @Size(max = 200) String> unit;

    @Schema(examples = "lin-zhiyuan")
    public Optional<@Size(max = 255) @Pattern(regexp = "\\S+") String> subject;

    @Schema(description = "all of them, in place of those known")
    public Optional<@Size(max = 20) List<@NotNull @Valid ChatIdentity>> chatIds;

    @Schema(description = "false when they serve no more: every roster entry ends")
    public Optional<Boolean> active;
}
