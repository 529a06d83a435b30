package org.qunli.kit.idempotency;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.json.Json;
import org.qunli.kit.sql.Transactions;

/**
 * One effect per client and key (Idempotency-Key, draft-07). The key is locked with an advisory
 * lock of the transaction that makes the change, and its answer is stored in the same one: a crash
 * leaves neither lock nor half an answer.
 */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
class OncePerKey {

    static final String HEADER = "Idempotency-Key";

    private static final String REPLAYED = "Idempotency-Replayed";

    private final Jdbi jdbi;

    private final ObjectMapper mapper;

    private final Caller caller;

    private final RoutingContext call;

    private final Clock clock;

    OncePerKey(Jdbi jdbi, ObjectMapper mapper, Caller caller, RoutingContext call, Clock clock) {
        this.jdbi = jdbi;
        this.mapper = mapper;
        this.caller = caller;
        this.call = call;
        this.clock = clock;
    }

    @AroundInvoke
    Object once(InvocationContext operation) {
        String key = call.request().getHeader(HEADER);
        if (key == null) {
            return Transactions.inNew(operation::proceed);
        }
        if (!key.matches("[!-~]{1,255}")) {
            throw new MalformedKey();
        }
        byte[] request = fingerprint(operation);
        return Transactions.inNew(() -> keyed(key, request, operation));
    }

    private Object keyed(String key, byte[] request, InvocationContext operation) throws Exception {
        String client = caller.client();
        try (Handle handle = jdbi.open()) {
            lock(handle, client, key);
            Optional<StoredAnswer> stored = find(handle, client, key);
            if (stored.isPresent()) {
                return stored.get().replay(request);
            }
            RestResponse<?> answer = (RestResponse<?>) operation.proceed();
            store(handle, client, key, request, answer);
            return answer;
        }
    }

    private static void lock(Handle handle, String client, String key) {
        boolean locked =
                handle.createQuery("select pg_try_advisory_xact_lock(hashtextextended(:scope, 0))")
                        .bind("scope", client + "\n" + key)
                        .mapTo(boolean.class)
                        .one();
        if (!locked) {
            throw new KeyInFlight();
        }
    }

    private static Optional<StoredAnswer> find(Handle handle, String client, String key) {
        return handle.createQuery(
                        """
                        select request, status, headers, body
                        from idempotency_key where client = :client and key = :key
                        """)
                .bind("client", client)
                .bind("key", key)
                .map(
                        (row, context) ->
                                new StoredAnswer(
                                        row.getBytes("request"),
                                        row.getInt("status"),
                                        Json.tree(row.getString("headers")),
                                        Json.tree(row.getString("body"))))
                .findOne();
    }

    private void store(
            Handle handle, String client, String key, byte[] request, RestResponse<?> answer)
            throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : new String[] {HttpHeaders.LOCATION, HttpHeaders.ETAG}) {
            String value = answer.getHeaderString(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        String body =
                answer.getEntity() == null
                        ? null
                        : mapper.writerWithView(Stored.class)
                                .writeValueAsString(answer.getEntity());
        handle.createUpdate(
                        """
                        insert into idempotency_key (client, key, request, status, headers, body, created_at)
                        values (:client, :key, :request, :status, cast(:headers as jsonb), cast(:body as jsonb), :now)
                        """)
                .bind("client", client)
                .bind("key", key)
                .bind("request", request)
                .bind("status", answer.getStatus())
                .bind("headers", Json.write(headers))
                .bind("body", body)
                .bind("now", clock.instant())
                .execute();
    }

    /** What was asked: the operation's address and its body, compared after reading. */
    private byte[] fingerprint(InvocationContext operation) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(call.request().method().name().getBytes(StandardCharsets.UTF_8));
            digest.update(call.request().uri().getBytes(StandardCharsets.UTF_8));
            for (Object parameter : operation.getParameters()) {
                if (parameter instanceof Record body) {
                    digest.update(mapper.writeValueAsBytes(body));
                }
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** No member is of this view: those that are of one aren't stored. */
    private interface Stored {}

    private record StoredAnswer(byte[] request, int status, JsonNode headers, JsonNode body) {

        RestResponse<?> replay(byte[] again) {
            if (!MessageDigest.isEqual(request, again)) {
                throw new KeyReused();
            }
            RestResponse.ResponseBuilder<Object> answer =
                    RestResponse.ResponseBuilder.create(status);
            headers.properties().forEach(h -> answer.header(h.getKey(), h.getValue().asText()));
            return answer.header(REPLAYED, "true").entity(body).build();
        }
    }
}
