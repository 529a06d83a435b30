package org.qunli.supervision.place;

/**
 * The five posts of the roster and the volunteer, in the order in which they stand in for each
 * other.
 */
public enum Post {
    TOWNSHIP_CADRE,
    MEDICAL_WORKER,
    POLICE_OFFICER,
    VILLAGE_CADRE,
    GRID_WORKER,
    VOLUNTEER
}
