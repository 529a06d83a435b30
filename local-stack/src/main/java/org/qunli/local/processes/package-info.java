/**
 * Owns the four services as processes of this machine.
 *
 * <p>Promises that a started one is ready, that one which isn't is reported with its last log
 * lines, and that nothing it started outlives it. Never stops a process it didn't start.
 */
package org.qunli.local.processes;
