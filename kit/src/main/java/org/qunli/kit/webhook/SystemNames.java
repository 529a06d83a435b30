package org.qunli.kit.webhook;

import io.quarkus.arc.DefaultBean;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** The resolver of this machine. */
@Singleton
@DefaultBean
class SystemNames implements Names {

    @Override
    public InetAddress[] addressesOf(String host) throws UnknownHostException {
        return InetAddress.getAllByName(host);
    }
}
