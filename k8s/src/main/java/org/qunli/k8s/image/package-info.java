/**
 * Makes the services' images without a Docker daemon: layers from what rarely changes to what
 * always does, the same bytes from the same input. Builds no service and no base.
 */
package org.qunli.k8s.image;
