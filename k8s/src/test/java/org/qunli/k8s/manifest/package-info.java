/**
 * The manifests as kubectl would send them: rendered by {@code kubectl kustomize}, parsed, and
 * asked by kind and name. Judges nothing.
 */
package org.qunli.k8s.manifest;
