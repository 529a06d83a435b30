/**
 * Owns the merging of the services' OpenAPI documents into one.
 *
 * <p>Promises the same bytes for the same input. Never decides between two different meanings of
 * one name: that is an error.
 */
package org.qunli.local.contract;
