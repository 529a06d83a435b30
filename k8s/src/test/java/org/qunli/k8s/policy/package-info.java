/**
 * What every overlay keeps to, beyond what a schema can say: each policy tells what breaks it, and
 * each was seen refusing something.
 */
package org.qunli.k8s.policy;
