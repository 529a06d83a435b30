package org.qunli.zone.officer;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.zone.chat.ChatIdentity;

/** An officer to enter. */
public record NewOfficer(
        @NotBlank @Pattern(regexp = "[1-9][0-9]{5}") @Schema(examples = "350583") String district,
        @NotBlank @Size(max = 100) @Schema(examples = "林志远") String name,
        @Size(max = 100)
                @Pattern(regexp = "[\\s\\S]*\\S[\\s\\S]*")
                @Schema(description = "in Latin letters", examples = "Lin Zhiyuan")
                String nameEn,
        @NotBlank @Pattern(regexp = PHONE) @Schema(examples = "0595-5550101") String phone,
        @NotBlank @Size(max = 200) @Schema(examples = "溪美街道办事处") String unit,
        @Size(max = 255)
                @Pattern(regexp = "\\S+")
                @Schema(description = "subject of an own token", examples = "lin-zhiyuan")
                String subject,
        @Size(max = 20) List<@NotNull @Valid ChatIdentity> chatIds) {

    static final String PHONE = "\\+?[0-9][0-9 -]{2,24}";

    @Override
    public List<ChatIdentity> chatIds() {
        return chatIds == null ? List.of() : chatIds;
    }
}
