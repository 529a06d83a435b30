/**
 * What the manifests say of the services is so: every variable is a key that some code reads, every
 * feed one that is read, every path and every figure one that is there.
 */
package org.qunli.k8s.contract;
