package org.qunli.kit.audit;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Roles;

/**
 * Records a privileged call before it is carried out, in a transaction of its own: an effect
 * without its entry can't be. An entry whose call was then refused stays, since asking is worth
 * knowing.
 */
class AuditRecorder {

    /** The mightiest first: an entry names one. */
    private static final List<String> PRIVILEGED =
            List.of(Roles.ADMIN, Roles.AUDITOR, Roles.DESK, Roles.OFFICER);

    private static final Set<String> COVERT = Set.of(Roles.SUPERVISOR, Roles.SUPERVISION_LEAD);

    private static final Pattern PARAMETER = Pattern.compile("\\{\\s*(\\w+)[^}]*}");

    /** Ids and codes; whoever writes anything else into a path doesn't get it kept. */
    private static final Pattern ID = Pattern.compile("[\\w.:-]{1,64}");

    private static final String NO_ID = "?";

    private final AuditTrail trail;

    private final Caller caller;

    private final Clock clock;

    AuditRecorder(AuditTrail trail, Caller caller, Clock clock) {
        this.trail = trail;
        this.caller = caller;
        this.clock = clock;
    }

    @ServerRequestFilter
    public void record(ContainerRequestContext call, ResourceInfo resource) {
        if (resource.getResourceMethod() == null) {
            return;
        }
        Set<String> doors = rolesOf(resource);
        Predicate<String> enters =
                role -> caller.is(role) && (doors.isEmpty() || doors.contains(role));
        Optional<String> role = PRIVILEGED.stream().filter(enters).findFirst();
        boolean asSupervisor = COVERT.stream().anyMatch(r -> doors.contains(r) && caller.is(r));
        if (role.isPresent()
                && !asSupervisor
                && !(role.get().equals(Roles.OFFICER) && call.getMethod().equals(HttpMethod.GET))) {
            String path = pathOf(resource);
            trail.append(
                    new AuditEntry(
                            UuidCreator.getTimeOrderedEpoch(),
                            clock.instant(),
                            caller.client(),
                            role.get(),
                            List.copyOf(caller.districts()),
                            call.getMethod() + " " + path,
                            about(path, call)));
        }
    }

    /** Which roles open this door; none if it is open to all. */
    private static Set<String> rolesOf(ResourceInfo resource) {
        RolesAllowed allowed = resource.getResourceMethod().getAnnotation(RolesAllowed.class);
        if (allowed == null && !resource.getResourceMethod().isAnnotationPresent(PermitAll.class)) {
            allowed = resource.getResourceClass().getAnnotation(RolesAllowed.class);
        }
        return allowed == null ? Set.of() : Set.of(allowed.value());
    }

    private static String pathOf(ResourceInfo resource) {
        String path =
                Stream.of(
                                resource.getResourceClass().getAnnotation(Path.class),
                                resource.getResourceMethod().getAnnotation(Path.class))
                        .filter(part -> part != null)
                        .map(part -> part.value().replaceAll("^/+|/+$", ""))
                        .filter(part -> !part.isEmpty())
                        .reduce("", (whole, part) -> whole + "/" + part);
        return PARAMETER.matcher(path).replaceAll("{$1}");
    }

    private static List<String> about(String path, ContainerRequestContext call) {
        List<String> about = new ArrayList<>();
        Matcher parameter = PARAMETER.matcher(path);
        while (parameter.find()) {
            String value = call.getUriInfo().getPathParameters().getFirst(parameter.group(1));
            about.add(value != null && ID.matcher(value).matches() ? value : NO_ID);
        }
        return about;
    }
}
