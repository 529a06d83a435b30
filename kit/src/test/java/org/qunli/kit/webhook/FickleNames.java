package org.qunli.kit.webhook;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A name server that tells what a test wants, and another thing when asked again. */
@Alternative
@Priority(1)
@Singleton
class FickleNames implements Names {

    static final String NOBODY = "";

    final Map<String, String> told = new ConcurrentHashMap<>();

    @Override
    public InetAddress[] addressesOf(String host) throws UnknownHostException {
        String addresses = told.get(host);
        if (addresses == null) {
            return InetAddress.getAllByName(host);
        }
        if (addresses.equals(NOBODY)) {
            throw new UnknownHostException(host);
        }
        String[] each = addresses.split(",");
        InetAddress[] found = new InetAddress[each.length];
        for (int i = 0; i < each.length; i++) {
            found[i] = InetAddress.getByAddress(host, InetAddress.getByName(each[i]).getAddress());
        }
        return found;
    }
}
