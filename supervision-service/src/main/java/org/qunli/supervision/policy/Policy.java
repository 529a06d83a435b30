package org.qunli.supervision.policy;

/** One version of a policy. */
public record Policy(String name, int version, PolicyDocument document) {}
