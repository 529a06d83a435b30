/**
 * What experiments run on: the packaged services as processes on a PostgreSQL of their own, in a
 * directory that is deleted afterwards. Owns no measurement.
 */
package org.qunli.bench.stand;
