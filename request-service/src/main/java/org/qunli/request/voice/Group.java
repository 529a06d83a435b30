package org.qunli.request.voice;

/** A chat group by its address. */
public record Group(String channel, String tenant, String groupId) {}
