/**
 * Owns what is said the same way on every resource: wording in two languages, and merging a change.
 *
 * <p>Promises that a field left out of a PATCH stays as it is and that null takes it away. Never
 * knows a feature.
 */
package org.qunli.zone.wire;
