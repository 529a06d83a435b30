/** Who may reach whom in a cell, by its network policies: what the feeds need and nothing else. */
package org.qunli.k8s.network;
