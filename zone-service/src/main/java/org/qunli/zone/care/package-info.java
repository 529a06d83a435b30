/**
 * Owns what care a household may need: the flags, and per district who may see which of them and
 * how often a household with one is to be visited.
 *
 * <p>Promises that whoever may not see a flag gets no hint of it. Never holds a household.
 */
package org.qunli.zone.care;
