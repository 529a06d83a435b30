/**
 * Messages as chat front-ends bring them: read strictly, kept once, understood, and answered with
 * what came of them.
 *
 * <p>Promises one effect for a delivery however often and from wherever it comes, and the same
 * answer each time. Never believes a platform's time beyond a quarter of an hour.
 */
package org.qunli.request.intake;
