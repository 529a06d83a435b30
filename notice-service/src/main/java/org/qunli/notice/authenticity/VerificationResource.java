package org.qunli.notice.authenticity;

import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.problem.Invalid;
import org.qunli.kit.sql.Transactions;

/** Anybody may ask whether something is genuine. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Authenticity", description = "Whether a notice is genuine")
class VerificationResource {

    private final Verifier verifier;

    private final Questions questions;

    private final VerificationConfig config;

    private final Caller caller;

    private final Clock clock;

    VerificationResource(
            Verifier verifier,
            Questions questions,
            VerificationConfig config,
            Caller caller,
            Clock clock) {
        this.verifier = verifier;
        this.questions = questions;
        this.config = config;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Path("/notices/verification")
    @PermitAll
    @Operation(
            operationId = "verifyNotice",
            summary = "Whether a code or a text is a genuine notice",
            description =
                    "GENUINE, ALTERED with what was really said and where it differs, or UNKNOWN:"
                            + " that isn't ours, and may be true all the same. standing says whether"
                            + " the notice still holds. Nothing of the question is kept.")
    @APIResponse(responseCode = "200", description = "The answer")
    @APIResponse(
            responseCode = "429",
            description = "Asked too often; Retry-After says for how long to wait")
    public VerificationView verify(
            @NotNull @Valid NoticeInQuestion asked, @Context HttpServerRequest request) {
        if ((asked.code() == null || asked.code().isBlank())
                && (asked.text() == null || asked.text().isBlank())) {
            throw new Invalid("text", "nothing-to-verify");
        }
        Instant now = clock.instant();
        boolean known = caller.client() != null && !caller.client().isBlank();
        String asker =
                known
                        ? "client " + caller.client()
                        : "from " + request.remoteAddress().hostAddress();
        int most = known ? config.perClient() : config.perAddress();
        Transactions.runInNew(() -> questions.count(asker, most, config.window(), now));
        return Transactions.inNew(() -> verifier.verify(asked, now));
    }
}
