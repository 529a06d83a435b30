/** The boards under measurement: what reading them costs when years lie behind them. */
package org.qunli.bench.board;
