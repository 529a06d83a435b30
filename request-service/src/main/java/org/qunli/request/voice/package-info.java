/**
 * How loud Qunli is in a group: it never says more than the people there, nor more than the channel
 * allows, in any minute.
 *
 * <p>Promises that what is held is told once, on any number of pods, or dropped when it has become
 * pointless. Never holds an urgent word, and never an officer's.
 */
package org.qunli.request.voice;
