/**
 * Strict schemas: of Kubernetes itself in each supported version, and of the custom resources whose
 * definitions lie beside the repository. Unknown fields are refused at any depth. What only the API
 * server knows (CEL rules, defaults, quotas) isn't checked.
 */
package org.qunli.k8s.schema;
