/**
 * Owns the one origin in front of the four services.
 *
 * <p>Promises to pass calls on unchanged, streams and long polls included, and to say in a problem
 * document what it can't pass on. Never reads a body, never retries, never knows who may call.
 */
package org.qunli.local.gateway;
