package org.qunli.kit.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Keeps deliveries out of the inside: only public unicast addresses (IANA's special-purpose
 * registries) and networks that the configuration allows. A name is refused if any of its addresses
 * is, and a delivery connects to an address that was checked, not to the name.
 */
@ApplicationScoped
class AddressGuard {

    private static final int LONGEST_URL = 2_000;

    private static final List<Network> NOT_PUBLIC =
            networks(
                    Stream.of(
                            "0.0.0.0/8",
                            "10.0.0.0/8",
                            "100.64.0.0/10",
                            "127.0.0.0/8",
                            "169.254.0.0/16",
                            "172.16.0.0/12",
                            "192.0.0.0/24",
                            "192.0.2.0/24",
                            "192.88.99.0/24",
                            "192.168.0.0/16",
                            "198.18.0.0/15",
                            "198.51.100.0/24",
                            "203.0.113.0/24",
                            "224.0.0.0/4",
                            "240.0.0.0/4",
                            // Of 2000::/3: protocols and tunnels that hold an IPv4 address;
                            // examples.
                            "2001::/23",
                            "2001:db8::/32",
                            "2002::/16",
                            "3fff::/20"));

    /**
     * All other IPv6: loopback, mapped and translated IPv4, ULA, link- and site-local, multicast.
     */
    private static final List<Network> GLOBAL_IPV6 = networks(Stream.of("2000::/3"));

    private final WebhookConfig config;

    private final Names names;

    private final List<Network> allowed;

    private final List<PortRange> ports;

    AddressGuard(WebhookConfig config, Names names) {
        this.config = config;
        this.names = names;
        this.allowed = networks(config.allowedNetworks().orElse(List.of()).stream());
        this.ports = config.ports().stream().map(PortRange::of).toList();
    }

    private record PortRange(int from, int to) {

        static PortRange of(String text) {
            String[] ends = text.strip().split("-", 2);
            return new PortRange(
                    Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]));
        }

        boolean has(int port) {
            return from <= port && port <= to;
        }
    }

    private static List<Network> networks(Stream<String> cidrs) {
        return cidrs.map(Network::of).toList();
    }

    /** Whether the text is the address of a receiver by its form; says nothing of where it is. */
    boolean isWellFormed(String url) {
        try {
            URI uri = new URI(url);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            return url.length() <= LONGEST_URL
                    && (scheme.equals("https") || scheme.equals("http") && config.allowHttp())
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null
                    && ports.stream().anyMatch(range -> range.has(portOf(uri)));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    static boolean isSecure(URI url) {
        return url.getScheme().equalsIgnoreCase("https");
    }

    static int portOf(URI url) {
        if (url.getPort() >= 0) {
            return url.getPort();
        }
        return isSecure(url) ? 443 : 80;
    }

    /**
     * The addresses of the receiver, each of them allowed. May block on the name server.
     *
     * @throws Unreachable if one isn't allowed, or there is none
     */
    List<InetAddress> addressesOf(URI url) {
        if (!isWellFormed(url.toString())) {
            throw new Unreachable(Reason.REFUSED_ADDRESS);
        }
        try {
            String host = url.getHost().replaceAll("[\\[\\]]", "");
            List<InetAddress> found = List.of(names.addressesOf(host));
            if (found.isEmpty() || !found.stream().allMatch(this::allows)) {
                throw new Unreachable(Reason.REFUSED_ADDRESS);
            }
            return found;
        } catch (UnknownHostException e) {
            throw new Unreachable(Reason.UNKNOWN_HOST);
        }
    }

    /** Whether a delivery may connect there. */
    boolean allows(InetAddress address) {
        if (has(allowed, address)) {
            return true;
        }
        boolean unicast = address instanceof Inet4Address || has(GLOBAL_IPV6, address);
        return unicast && !has(NOT_PUBLIC, address);
    }

    private static boolean has(List<Network> networks, InetAddress address) {
        return networks.stream().anyMatch(network -> network.has(address));
    }
}
