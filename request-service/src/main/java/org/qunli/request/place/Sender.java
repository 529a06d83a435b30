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
 * @param proxy a resident's word, said by somebody who speaks for them from elsewhere
 */
public record Sender(
        Speaker speaker,
        UUID memberId,
        UUID householdId,
        UUID officerId,
        String name,
        boolean proxy) {

    /** Somebody nobody knows here. */
    public static final Sender GUEST = new Sender(Speaker.GUEST, null, null, null, null, false);
}
