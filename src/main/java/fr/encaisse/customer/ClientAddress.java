package fr.encaisse.customer;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Where a request comes from, as far as the server believes it ({@code server.forward-headers-strategy}).
 *
 * @param key an IPv4 address, or the /64 network of an IPv6 one: its holder has all addresses in it
 */
record ClientAddress(String key) {

    /** Only what is an address already: anything else would be looked up in the DNS. */
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F]*:[0-9a-fA-F:.]*");

    private static final int NETWORK_BYTES = 8;

    static ClientAddress of(String remote) {
        if (remote == null || !IPV6.matcher(remote).matches()) {
            return new ClientAddress(String.valueOf(remote));
        }
        try {
            InetAddress address = InetAddress.getByName(remote);
            return new ClientAddress(
                    address instanceof Inet6Address
                            ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES))
                            : address.getHostAddress());
        } catch (UnknownHostException notAnAddress) {
            return new ClientAddress(remote);
        }
    }
}
