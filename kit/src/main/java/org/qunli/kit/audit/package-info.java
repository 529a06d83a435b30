/**
 * Owns the trail of what administrators, auditors and desks asked of this service, reads too, and
 * of what officers changed.
 *
 * <p>Promises that nothing is done for them that isn't in it, with ids only, and that nobody who
 * serves can change it. Never records supervisors: their looks have a trail of their own, which is
 * covert.
 */
package org.qunli.kit.audit;
