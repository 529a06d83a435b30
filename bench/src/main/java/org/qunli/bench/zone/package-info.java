/**
 * zone-service under measurement: taking in a list of households, and reading who is reached and
 * who is on duty in a district of many zones.
 */
package org.qunli.bench.zone;
