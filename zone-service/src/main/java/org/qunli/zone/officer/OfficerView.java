package org.qunli.zone.officer;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.zone.chat.ChatIdentity;

/** An officer, for administrators and for themselves. */
public record OfficerView(
        @Schema(examples = "0195f0c2-7a3b-7c11-9a55-5b1f0c2d3e4f") UUID id,
        @Schema(examples = "350583") String district,
        @Schema(examples = "林志远") String name,
        @Schema(examples = "Lin Zhiyuan") String nameEn,
        @Schema(examples = "0595-5550101") String phone,
        @Schema(examples = "溪美街道办事处") String unit,
        @Schema(examples = "lin-zhiyuan") String subject,
        List<ChatIdentity> chatIds,
        boolean active) {

    static OfficerView of(Officer officer, List<ChatIdentity> chatIds) {
        return new OfficerView(
                officer.id(),
                officer.district(),
                officer.name(),
                officer.nameEn(),
                officer.phone(),
                officer.unit(),
                officer.subject(),
                chatIds,
                officer.active());
    }
}
