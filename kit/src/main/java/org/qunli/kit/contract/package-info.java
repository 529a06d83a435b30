/**
 * Owns what every operation's contract says alike: {@code x-roles} and the problems.
 *
 * <p>Promises that the roles in the contract are those that the code checks. Never describes an
 * operation itself.
 */
package org.qunli.kit.contract;
