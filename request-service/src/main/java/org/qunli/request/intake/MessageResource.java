package org.qunli.request.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.qunli.kit.idempotency.Idempotent;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.ChatId;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.limit.Budgets;
import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Invalid;
import org.qunli.kit.problem.Problem;
import org.qunli.kit.problem.Problems;
import org.qunli.kit.sql.Transactions;

/** Messages of the groups, as front-ends bring them. */
@Path("/v1/messages")
@Tag(name = "Messages", description = "What is said in the groups")
public class MessageResource {

    private static final int LARGEST_BATCH = 100;

    private final MessageParser parser;

    private final Intake intake;

    private final Budgets budgets;

    private final Caller caller;

    private final Problems problems;

    MessageResource(
            MessageParser parser,
            Intake intake,
            Budgets budgets,
            Caller caller,
            Problems problems) {
        this.parser = parser;
        this.intake = intake;
        this.budgets = budgets;
        this.caller = caller;
        this.problems = problems;
    }

    @POST
    @Idempotent
    @RolesAllowed(Roles.FRONTEND)
    @Operation(
            operationId = "postMessages",
            summary = "Hand over a message of a group, or up to 100 at once")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(oneOf = {NewMessage.class, MessageBatch.class})))
    @APIResponse(
            responseCode = "200",
            description = "What came of it; the same delivery again gets the same answer",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(oneOf = {MessageAnswer.class, BatchAnswer.class})))
    @APIResponse(
            responseCode = "404",
            description = "unknown-group, unknown-sender: nobody of that sort within reach",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            schema = @Schema(implementation = Problem.class)))
    public RestResponse<Object> post(@NotNull NewMessages body, RoutingContext call) {
        if (!body.batch()) {
            return RestResponse.ok(intake.take(parse(body.items().get(0))));
        }
        if (body.items().isEmpty() || body.items().size() > LARGEST_BATCH) {
            throw new Invalid("items", "batch-size", LARGEST_BATCH);
        }
        List<BatchAnswer.Item> items = new ArrayList<>();
        body.items().forEach(item -> items.add(take(item, call)));
        return RestResponse.ok(new BatchAnswer(items));
    }

    /** Out of the budget of its sender and group, so that a flood in one drowns no other. */
    private NewMessage parse(JsonNode item) {
        NewMessage message = parser.parse(item);
        budgets.ofMessage(
                caller.client(),
                ChatId.route(message.channel(), message.tenant()),
                message.group() == null ? null : message.group().id(),
                message.sender().id());
        return message;
    }

    /** Each in a transaction of its own: what is wrong with one doesn't undo another. */
    private BatchAnswer.Item take(JsonNode item, RoutingContext call) {
        try {
            NewMessage message = parse(item);
            return new BatchAnswer.Item(200, Transactions.inNew(() -> intake.take(message)), null);
        } catch (Fact fact) {
            return new BatchAnswer.Item(fact.kind().status(), null, problems.describe(fact, call));
        }
    }
}
