/**
 * Owns where a zone lies: its boundary as polygons, with the box around it, a point to write its
 * name at, and its area.
 *
 * <p>Promises that what is kept is sound and in WGS-84, in whichever system it was drawn. Never
 * decides what is inside, and never follows a reorganisation: whoever splits a zone draws anew.
 */
package org.qunli.zone.boundary;
