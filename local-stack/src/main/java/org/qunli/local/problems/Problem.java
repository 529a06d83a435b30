package org.qunli.local.problems;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A problem document (RFC 9457) with its two texts.
 *
 * @param slug the last part of {@code type}
 * @param retryAfterSeconds for the header of that name; 0 for none
 * @param field the query parameter that is wrong, or null
 */
public record Problem(
        int status, String slug, Text title, Text detail, int retryAfterSeconds, String field) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /** W3C Trace Context: version, trace id, parent id, flags. */
    private static final Pattern TRACEPARENT =
            Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

    /** The same sentence in English and Chinese. */
    public record Text(String en, String zh) {
        public String in(boolean chinese) {
            return chinese ? zh : en;
        }
    }

    public Problem(int status, String slug, Text title, Text detail) {
        this(status, slug, title, detail, 0, null);
    }

    /** The document as an answer to this request. */
    public JsonObject toJson(HttpServerRequest request) {
        boolean chinese = prefersChinese(request.getHeader("Accept-Language"));
        JsonObject json =
                new JsonObject()
                        .put("type", "/problems/" + slug)
                        .put("title", title.in(chinese))
                        .put("status", status)
                        .put("detail", detail.in(chinese))
                        .put("instance", request.path())
                        .put("traceId", traceId(request.getHeader("traceparent")));
        if (field != null) {
            json.put(
                    "violations",
                    new JsonArray()
                            .add(
                                    new JsonObject()
                                            .put("field", field)
                                            .put("message", detail.in(chinese))));
        }
        return json;
    }

    /** Ends the request's response with this problem. */
    public void write(HttpServerRequest request) {
        var response = request.response();
        if (response.ended() || response.headWritten()) {
            return;
        }
        if (retryAfterSeconds > 0) {
            response.putHeader("Retry-After", Integer.toString(retryAfterSeconds));
        }
        response.setStatusCode(status)
                .putHeader("Content-Type", MEDIA_TYPE)
                .end(toJson(request).toBuffer());
    }

    /** Whichever of zh and en the header names first with the highest weight; en without one. */
    public static boolean prefersChinese(String acceptLanguage) {
        double chinese = 0;
        double english = 0.0001;
        for (String range : (acceptLanguage == null ? "" : acceptLanguage).split(",")) {
            String[] parts = range.trim().toLowerCase(Locale.ROOT).split(";");
            if (parts[0].startsWith("zh")) {
                chinese = Math.max(chinese, weight(parts));
            } else if (parts[0].startsWith("en") || parts[0].startsWith("*")) {
                english = Math.max(english, weight(parts));
            }
        }
        return chinese > english || chinese == english && firstIsChinese(acceptLanguage);
    }

    private static boolean firstIsChinese(String acceptLanguage) {
        String header = acceptLanguage.toLowerCase(Locale.ROOT);
        int english = header.indexOf("en");
        return english < 0 || header.indexOf("zh") < english;
    }

    private static double weight(String... parts) {
        for (int i = 1; i < parts.length; i++) {
            String part = parts[i].trim();
            if (part.startsWith("q=")) {
                try {
                    return Double.parseDouble(part.substring(2));
                } catch (NumberFormatException e) {
                    return 0;
                }
            }
        }
        return 1;
    }

    private static String traceId(String traceparent) {
        Matcher matcher = TRACEPARENT.matcher(traceparent == null ? "" : traceparent);
        return matcher.matches() ? matcher.group(1) : UUID.randomUUID().toString().replace("-", "");
    }
}
