package org.qunli.kit.identity;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.qunli.kit.problem.Fact;

/**
 * Makes the {@link Caller} of a verified token. With {@code On-Behalf-Of} a front-end's call loses
 * the front-end's role and gets exactly the person's; a refusal leaves it with no role at all, and
 * the fact behind it is told instead of a bare 403.
 */
@ApplicationScoped
class Callers implements SecurityIdentityAugmentor {

    static final String CALLER = "qunli.caller";

    static final String REFUSAL = "qunli.refusal";

    private final Instance<PersonDirectory> directory;

    private final Instance<DeskDirectory> desks;

    Callers(Instance<PersonDirectory> directory, Instance<DeskDirectory> desks) {
        this.directory = directory;
        this.desks = desks;
    }

    @Override
    public Uni<SecurityIdentity> augment(
            SecurityIdentity identity, AuthenticationRequestContext context) {
        return augment(identity, context, Map.of());
    }

    @Override
    public Uni<SecurityIdentity> augment(
            SecurityIdentity identity,
            AuthenticationRequestContext context,
            Map<String, Object> attributes) {
        if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Uni.createFrom().item(identity);
        }
        RoutingContext call = HttpSecurityUtils.getRoutingContextAttribute(attributes);
        String header = call == null ? null : call.request().getHeader(OnBehalfOf.HEADER);
        Supplier<SecurityIdentity> augmented = () -> augmented(identity, token, header);
        return context.runBlocking(augmented);
    }

    private SecurityIdentity augmented(
            SecurityIdentity identity, JsonWebToken token, String onBehalfOf) {
        TokenCaller bare = bare(identity, token);
        TokenCaller caller;
        QuarkusSecurityIdentity.Builder builder =
                QuarkusSecurityIdentity.builder()
                        .setPrincipal(identity.getPrincipal())
                        .addCredentials(identity.getCredentials())
                        .addAttributes(identity.getAttributes());
        try {
            caller = onBehalfOf == null ? asOneself(bare) : onBehalfOf(bare, onBehalfOf);
        } catch (Fact refusal) {
            builder.addAttribute(REFUSAL, refusal);
            caller = with(bare, Set.of(), bare.client(), Optional.empty(), Set.of());
        }
        return builder.addRoles(caller.roles()).addAttribute(CALLER, caller).build();
    }

    private TokenCaller bare(SecurityIdentity identity, JsonWebToken token) {
        String client = text(token, "azp").or(() -> text(token, "client_id")).orElse("");
        Set<UUID> zones = new HashSet<>();
        for (String zone : texts(token, "zones")) {
            zones.add(zoneOf(zone));
        }
        String subject = token.getSubject() == null ? client : token.getSubject();
        return new TokenCaller(
                subject,
                client.isEmpty() ? subject : client + ":" + subject,
                Set.copyOf(identity.getRoles()),
                texts(token, "districts"),
                texts(token, "channels"),
                Set.copyOf(zones),
                Optional.empty(),
                Set.of());
    }

    /** What is no zone narrows the token to nothing, rather than not at all. */
    private static UUID zoneOf(String claim) {
        try {
            return UUID.fromString(claim);
        } catch (IllegalArgumentException e) {
            return new UUID(0, 0);
        }
    }

    private TokenCaller asOneself(TokenCaller bare) {
        boolean personal = bare.roles().stream().anyMatch(Roles.PERSONAL::contains);
        boolean desk = bare.is(Roles.DESK);
        if (!personal && !desk) {
            return bare;
        }
        Optional<Person> person =
                !personal || directory.isUnsatisfied()
                        ? Optional.empty()
                        : directory.get().bySubject(bare.subject());
        Set<String> seats =
                !desk || desks.isUnsatisfied() ? Set.of() : desks.get().bySubject(bare.subject());
        return with(bare, bare.roles(), bare.client(), person, seats);
    }

    private TokenCaller onBehalfOf(TokenCaller bare, String header) {
        ChatId id = OnBehalfOf.parse(header);
        if (!bare.is(Roles.FRONTEND)
                || !bare.reachesChannel(id.channel(), id.tenant())
                || directory.isUnsatisfied()) {
            throw new UnknownPerson();
        }
        Optional<Person> person = directory.get().byChat(id);
        Set<String> seats = desks.isUnsatisfied() ? Set.of() : desks.get().byChat(id);
        if (person.isEmpty() && seats.isEmpty()) {
            throw new UnknownPerson();
        }
        Set<String> roles = new LinkedHashSet<>();
        person.ifPresent(p -> Roles.PERSONAL.stream().filter(p::is).forEach(roles::add));
        if (!seats.isEmpty()) {
            roles.add(Roles.DESK);
        }
        String client = bare.client() + ":" + id.route() + "/" + id.userId();
        return with(bare, roles, client, person, seats);
    }

    private static TokenCaller with(
            TokenCaller bare,
            Set<String> roles,
            String client,
            Optional<Person> person,
            Set<String> seats) {
        return new TokenCaller(
                bare.subject(),
                client,
                Set.copyOf(roles),
                bare.districts(),
                bare.channels(),
                bare.zones(),
                person,
                Set.copyOf(seats));
    }

    private static Optional<String> text(JsonWebToken token, String claim) {
        Object value = token.getClaim(claim);
        return value == null ? Optional.empty() : Optional.of(plain(value));
    }

    private static Set<String> texts(JsonWebToken token, String claim) {
        Object value = token.getClaim(claim);
        Collection<?> values = List.of();
        if (value instanceof JsonArray array) {
            values = array;
        } else if (value instanceof Collection<?> collection) {
            values = collection;
        } else if (value != null) {
            values = List.of(value);
        }
        Set<String> texts = new LinkedHashSet<>();
        values.forEach(v -> texts.add(plain(v)));
        return Set.copyOf(texts);
    }

    private static String plain(Object value) {
        return value instanceof JsonString string ? string.getString() : String.valueOf(value);
    }
}
