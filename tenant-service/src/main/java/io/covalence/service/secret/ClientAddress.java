package io.covalence.service.secret;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The address of a request, for limits on attempts. A caller's own entries in {@code X-Forwarded-For} are on the left;
 * each proxy adds the address of its peer on the right. As many of the last entries count as proxies are configured, by
 * default none. An IPv6 address counts as its network of 64 bits, since one caller may have all of it.
 */
public final class ClientAddress {
    private static final Pattern IP4 = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3}){3})(?::\\d{1,5})?");
    private static final Pattern IP6 =
            Pattern.compile("\\[?([0-9A-Fa-f:.]{2,45})(?:%[0-9A-Za-z]{1,16})?(?:\\](?::\\d{1,5})?)?");
    private static final int NETWORK_BYTES = 8;
    private static final int IP6_BYTES = 16;

    private ClientAddress() {}

    /**
     * The address to count by.
     *
     * @param peer of the connection
     * @param forwardedFor values of the header {@code X-Forwarded-For}, in their order
     * @param trustedProxies how many proxies of ours stand one behind the other before this service
     */
    public static String of(String peer, List<String> forwardedFor, int trustedProxies) {
        var hops = forwardedFor.stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
        if (trustedProxies < 1 || hops.isEmpty()) {
            return network(peer);
        }
        return network(hops.get(Math.max(0, hops.size() - trustedProxies)));
    }

    /** No name is looked up: what is not written as an address is nobody's. */
    private static String network(String address) {
        var ip4 = IP4.matcher(address);
        if (ip4.matches()) {
            return ip4.group(1);
        }
        var ip6 = IP6.matcher(address);
        if (!ip6.matches() || ip6.group(1).indexOf(':') < 0) {
            return "unknown";
        }
        try {
            var bytes = InetAddress.getByName(ip6.group(1)).getAddress();
            if (bytes.length != IP6_BYTES) {
                return InetAddress.getByAddress(bytes).getHostAddress();
            }
            Arrays.fill(bytes, NETWORK_BYTES, IP6_BYTES, (byte) 0);
            return InetAddress.getByAddress(bytes).getHostAddress() + "/64";
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
