package org.qunli.zone.member;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.zone.chat.ChatIdentity;

/** Fields left out stay as they are; null takes one away. */
public class MemberChange {

    @Schema(examples = "陈先生")
    public Optional<@Pattern(regexp = "[\\s\\S]*\\S[\\s\\S]*") @Size(max = 100) String> name;

    @Schema(examples = "0595-5550123")
    public Optional<@Pattern(regexp = "[+0-9 ()-]{3,30}") String> phone;

    @Schema(examples = "chen-8-1203")
    public Optional<@Size(max = 255) @Pattern(regexp = "\\S+") String> subject;

    @Schema(description = "all of them, in place of those known")
    public Optional<@Size(max = 20) List<@NotNull @Valid ChatIdentity>> chatIds;

    @Schema(description = "of a proxy", examples = "女儿")
    public Optional<@Pattern(regexp = "[\\s\\S]*\\S[\\s\\S]*") @Size(max = 50) String> relation;

    @Schema(description = "of a proxy; null: until revoked", examples = "2026-05-04T02:00:00Z")
    public Optional<Instant> validUntil;

    @Schema(description = "false when they have moved out; who returns is entered anew")
    public Optional<Boolean> active;
}
