package org.qunli.request.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Person;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.problem.NotFound;

/**
 * Which requests a caller reaches: a resident the own household's, an officer those of the zones
 * they are rostered in, an administrator the district's. Everything else isn't there.
 */
@ApplicationScoped
public class RequestReach {

    private final ResidentRequests requests;

    private final Caller caller;

    RequestReach(ResidentRequests requests, Caller caller) {
        this.requests = requests;
        this.caller = caller;
    }

    /** The request, to be read. */
    ResidentRequest read(UUID id) {
        return requests.findByIdOptional(id).filter(this::reaches).orElseThrow(NotFound::new);
    }

    /**
     * The request, to be read by whoever reaches it, or by the front-end of the group in which it
     * was raised.
     */
    public ResidentRequest readShown(UUID id) {
        return requests.findByIdOptional(id)
                .filter(request -> reaches(request) || delivers(request))
                .orElseThrow(NotFound::new);
    }

    /** The request, to be read by an officer or an administrator. */
    ResidentRequest readAsOfficer(UUID id) {
        return requests.findByIdOptional(id)
                .filter(request -> serves(request) || administers(request))
                .orElseThrow(NotFound::new);
    }

    /** The request with its row locked, to be changed by an officer or an administrator. */
    public ResidentRequest lockAsOfficer(UUID id) {
        return requests.lock(id)
                .filter(request -> serves(request) || administers(request))
                .orElseThrow(NotFound::new);
    }

    /** The request with its row locked, to be changed by whoever reaches it. */
    ResidentRequest lock(UUID id) {
        return requests.lock(id).filter(this::reaches).orElseThrow(NotFound::new);
    }

    /** The request with its row locked, to be changed by its household. */
    ResidentRequest lockAsResident(UUID id) {
        return requests.lock(id).filter(this::owns).orElseThrow(NotFound::new);
    }

    /** The request, to be read by its household. */
    ResidentRequest readAsResident(UUID id) {
        return requests.findByIdOptional(id).filter(this::owns).orElseThrow(NotFound::new);
    }

    boolean serves(ResidentRequest request) {
        return caller.is(Roles.OFFICER)
                && caller.person()
                        .filter(p -> p.officerId() != null)
                        .map(Person::rosterZones)
                        .filter(zones -> zones.contains(request.raising().zoneId()))
                        .isPresent();
    }

    boolean owns(ResidentRequest request) {
        UUID household = request.raising().householdId();
        return caller.is(Roles.RESIDENT)
                && household != null
                && caller.person().filter(p -> p.householdIds().contains(household)).isPresent();
    }

    private boolean administers(ResidentRequest request) {
        Raising raising = request.raising();
        return caller.is(Roles.ADMIN)
                && caller.reachesDistrict(raising.district())
                && (caller.zones().isEmpty() || caller.zones().contains(raising.zoneId()));
    }

    private boolean delivers(ResidentRequest request) {
        Raising raising = request.raising();
        return caller.is(Roles.FRONTEND)
                && raising.groupId() != null
                && !request.confidential()
                && caller.reachesZone(raising.district(), raising.zoneId())
                && caller.reachesChannel(raising.chat().channel(), raising.chat().tenant());
    }

    private boolean reaches(ResidentRequest request) {
        return owns(request) || serves(request) || administers(request);
    }
}
