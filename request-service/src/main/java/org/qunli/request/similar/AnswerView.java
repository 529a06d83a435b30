package org.qunli.request.similar;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.request.place.Post;
import org.qunli.request.reading.Category;

/** A solved request and its answer, as others than its household may see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Answer",
        description = "What an officer answered in a group to somebody who asked the like")
public record AnswerView(
        @Schema(
                        description =
                                "The solved request, which whoever has the same need may follow",
                        examples = "0196a1f0-0000-7000-8000-000000000001")
                UUID requestId,
        @Schema(
                        description = "The new request that it is like, in a message's answer",
                        examples = "0196a1f0-0000-7000-8000-000000000009")
                UUID forRequestId,
        @Schema(description = "Whether it was asked in the same zone") boolean sameZone,
        @Schema(examples = "MEDICINE") Category category,
        @Schema(
                        description =
                                "What was asked, in the group of the same zone; absent of another's",
                        examples = "降压药只剩两天了,怎么开?")
                String question,
        @Schema(examples = "慢性病用药拍医保卡和药盒,由村卫生所开长处方,次日配送") String answer,
        @Schema(examples = "林志远") String officer,
        @Schema(description = "The officer's post in that zone", examples = "TOWNSHIP_CADRE")
                Post post,
        @Schema(examples = "2026-04-04T03:00:00Z") Instant solvedAt,
        @Schema(description = "How much of the question it holds, 0 to 1", examples = "0.8")
                double likeness) {

    AnswerView forRequest(UUID id) {
        return new AnswerView(
                requestId, id, sameZone, category, question, answer, officer, post, solvedAt,
                likeness);
    }
}
