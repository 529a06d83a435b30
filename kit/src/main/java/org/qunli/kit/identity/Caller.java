package org.qunli.kit.identity;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.qunli.kit.problem.NotFound;

/**
 * Who calls, and what is within reach. What is out of reach answers as if it weren't there.
 *
 * <p>The zones in a claim narrow a token further; a person's reach follows from where they live or
 * serve.
 */
public interface Caller {

    /** {@code sub} of the token. */
    String subject();

    /** Who the call is accounted to: the client of the token, and the person it speaks for. */
    String client();

    /** Whether the call has the role; with {@code On-Behalf-Of} only the person's own. */
    boolean is(String role);

    /** GB/T 2260 codes of the claim {@code districts}. */
    Set<String> districts();

    /** {@code channel/tenant} of the claim {@code channels}. */
    Set<String> channels();

    /** The claim {@code zones}; empty means all of the districts. */
    Set<UUID> zones();

    /** The person who calls, by an own token or through a front-end. */
    Optional<Person> person();

    /** Codes of the desks where the caller sits, by an own token or through a front-end. */
    default Set<String> desks() {
        return Set.of();
    }

    /** The person who calls; somebody nobody knows finds nothing. */
    default Person requirePerson() {
        return person().orElseThrow(NotFound::new);
    }

    /** Whether the district is within the claims. Never true for a person. */
    default boolean reachesDistrict(String code) {
        return is(Roles.SERVICE) || districts().contains(code);
    }

    /**
     * Whether the zone of that district is within the claims, or the person lives or serves there.
     */
    default boolean reachesZone(String district, UUID zone) {
        if (person().isPresent()) {
            Person person = person().get();
            return person.homeZones().contains(zone) || person.rosterZones().contains(zone);
        }
        return reachesDistrict(district) && (zones().isEmpty() || zones().contains(zone));
    }

    /** Whether the front-end speaks for this channel. */
    default boolean reachesChannel(String channel, String tenant) {
        return is(Roles.SERVICE) || channels().contains(ChatId.route(channel, tenant));
    }

    /** {@link #reachesDistrict} or nothing there. */
    default void requireDistrict(String code) {
        require(reachesDistrict(code));
    }

    /** {@link #reachesZone} or nothing there. */
    default void requireZone(String district, UUID zone) {
        require(reachesZone(district, zone));
    }

    /** {@link #reachesChannel} or nothing there. */
    default void requireChannel(String channel, String tenant) {
        require(reachesChannel(channel, tenant));
    }

    private static void require(boolean reached) {
        if (!reached) {
            throw new NotFound();
        }
    }
}
