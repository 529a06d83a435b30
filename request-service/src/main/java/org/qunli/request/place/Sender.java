package org.qunli.request.place;

import java.util.UUID;
import org.qunli.request.reading.Speaker;

/**
 * Who speaks, as known in one zone: one of its officers, one of its residents, or a guest.
 *
 * @param memberId of a resident, else null
 * @param householdId of a resident, else null
 * @param officerId of an officer, else null
 * @param name as known here; null for a guest
 */
public record Sender(
        Speaker speaker, UUID memberId, UUID householdId, UUID officerId, String name) {

    /** Somebody nobody knows here. */
    public static final Sender GUEST = new Sender(Speaker.GUEST, null, null, null, null);
}
