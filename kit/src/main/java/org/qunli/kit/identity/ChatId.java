package org.qunli.kit.identity;

/** Who somebody is on a chat platform: opaque, case-sensitive strings of at most 255 characters. */
public record ChatId(String channel, String tenant, String userId) {

    /** {@code channel/tenant}, as in the claim {@code channels}. */
    public String route() {
        return route(channel, tenant);
    }

    /** {@code channel/tenant}, as in the claim {@code channels}. */
    public static String route(String channel, String tenant) {
        return channel + "/" + tenant;
    }
}
