/**
 * Owns what text must look like in a file that spreadsheets open.
 *
 * <p>Promises that no cell is taken for a formula and that a list which comes back means what it
 * meant when it went out. Never knows what the columns hold.
 */
package org.qunli.kit.sheet;
