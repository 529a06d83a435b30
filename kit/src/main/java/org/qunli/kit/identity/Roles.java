package org.qunli.kit.identity;

import java.util.Set;

/** The roles of the access table, as they stand in the claim {@code roles}. */
public final class Roles {

    public static final String RESIDENT = "resident";
    public static final String OFFICER = "officer";
    public static final String SUPERVISOR = "supervisor";
    public static final String SUPERVISION_LEAD = "supervision-lead";
    public static final String ADMIN = "admin";
    public static final String FRONTEND = "frontend";
    public static final String DASHBOARD = "dashboard";
    public static final String AUDITOR = "auditor";
    public static final String SERVICE = "service";
    public static final String DESK = "desk";

    /** Whose districts follow from their zones, not from a claim. */
    static final Set<String> PERSONAL = Set.of(RESIDENT, OFFICER);

    private Roles() {}
}
