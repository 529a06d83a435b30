/**
 * Replays the practice of the source article, as a third party: a front-end, its people and their
 * supervisors, through the public API alone. Promises that a step is told only after it was seen
 * with the token of whoever would see it. Never uses a service's code, port or database.
 */
package org.qunli.local.demo;
