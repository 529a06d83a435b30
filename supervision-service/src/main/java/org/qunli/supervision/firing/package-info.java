/**
 * Owns the moment: takes what fell due and does it, once, on any number of pods.
 *
 * <p>Promises that what it claims, does and puts next is one transaction, that nothing fires before
 * its feed was read up to that moment, and that nothing fires early. Never derives a due time.
 */
package org.qunli.supervision.firing;
