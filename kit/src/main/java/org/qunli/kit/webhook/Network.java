package org.qunli.kit.webhook;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * A network in CIDR notation. Own code, since the rule that Netty brings also matches addresses
 * whose first bits are all ones.
 */
final class Network {

    private final int length;

    private final int dropped;

    private final BigInteger prefix;

    private Network(byte[] address, int bits) {
        this.length = address.length;
        this.dropped = address.length * 8 - bits;
        this.prefix = new BigInteger(1, address).shiftRight(dropped);
    }

    /** Reads {@code 10.0.0.0/8} or {@code fd00::/8}; throws {@link IllegalArgumentException}. */
    static Network of(String cidr) {
        String[] parts = cidr.strip().split("/", 2);
        if (parts.length != 2 || !parts[0].matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
            throw new IllegalArgumentException("Not a network: " + cidr);
        }
        try {
            byte[] address = InetAddress.getByName(parts[0]).getAddress();
            int bits = Integer.parseInt(parts[1]);
            if (bits < 0 || bits > address.length * 8) {
                throw new IllegalArgumentException("Not a network: " + cidr);
            }
            return new Network(address, bits);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("Not a network: " + cidr, e);
        }
    }

    boolean has(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == length
                && new BigInteger(1, bytes).shiftRight(dropped).equals(prefix);
    }
}
