/**
 * Owns the list of the four services: their names, feeds and the paths they answer.
 *
 * <p>Promises that every path of the API has exactly one of them. Never says where one runs.
 */
package org.qunli.local.backends;
