package org.qunli.kit.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Resolves names. Asked anew for each delivery: a name can change its mind. */
interface Names {

    /** All addresses of a name or literal. May block. */
    InetAddress[] addressesOf(String host) throws UnknownHostException;
}
