/**
 * Owns lists of households as files: taking one in, with everything wrong in it named by line, and
 * handing one out.
 *
 * <p>Promises that a file is taken in whole or not at all, on any pod and through a crash, in
 * bounded memory. Never decides what a household is.
 */
package org.qunli.zone.census;
