/**
 * Finds solved requests like a new one, so that one resident's answer serves all: first of the same
 * zone, then of the district.
 *
 * <p>Promises that only what was said in a group is shown, never a confidential matter, another
 * zone's question or what names a household; and that what was edited, recalled, reopened or purged
 * isn't shown any more. Keeps no text of its own.
 */
package org.qunli.request.similar;
