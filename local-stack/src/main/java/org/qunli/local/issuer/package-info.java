/**
 * Owns the development tokens: the signing key, the OIDC documents, {@code /dev/token} and the
 * services' client credentials.
 *
 * <p>Promises tokens with the same claims a real provider gives. Never runs outside this machine:
 * anyone who reaches it gets any role.
 */
package org.qunli.local.issuer;
