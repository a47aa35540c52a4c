package io.covalence.connector.client;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The hosts that are reached without the proxy, as {@code NO_PROXY} lists them: names, which count for what is below them too
 * ({@code example.com}, {@code .example.com}, {@code *.example.com}), addresses, blocks of addresses ({@code 10.0.0.0/8}), each
 * with a port or without, and {@code *} for all. Separated by commas or blanks.
 */
record NoProxy(List<String> entries) {
    private static final int HTTPS = 443;

    NoProxy {
        entries = List.copyOf(entries);
    }

    static NoProxy of(String list) {
        return new NoProxy(Arrays.stream(list.split("[,\\s]+", -1))
                .map(entry -> entry.toLowerCase(Locale.ROOT))
                .filter(entry -> !entry.isEmpty())
                .toList());
    }

    boolean covers(URI target) {
        var host = bare(String.valueOf(target.getHost()).toLowerCase(Locale.ROOT));
        int port = target.getPort() < 0 ? HTTPS : target.getPort();
        return entries.stream().anyMatch(entry -> entry.equals("*") || covers(entry, host, port));
    }

    private static boolean covers(String entry, String host, int port) {
        var wanted = entry;
        int colon = entry.lastIndexOf(':');
        boolean bracketed = entry.startsWith("[") && colon > 0 && entry.charAt(colon - 1) == ']';
        boolean hasPort = colon >= 0 && (bracketed || entry.indexOf(':') == colon);
        if (hasPort) {
            if (!entry.substring(colon + 1).equals(String.valueOf(port))) {
                return false;
            }
            wanted = entry.substring(0, colon);
        }
        wanted = bare(wanted);
        if (wanted.contains("/")) {
            return isInBlock(wanted, host);
        }
        var address = address(wanted);
        if (address != null) {
            return address.equals(address(host));
        }
        var name =
                wanted.startsWith("*.") ? wanted.substring(2) : wanted.startsWith(".") ? wanted.substring(1) : wanted;
        return !name.isEmpty() && (host.equals(name) || host.endsWith("." + name));
    }

    private static boolean isInBlock(String block, String host) {
        int slash = block.indexOf('/');
        var base = address(block.substring(0, slash));
        var address = address(host);
        if (base == null || address == null || base.getAddress().length != address.getAddress().length) {
            return false;
        }
        int bits;
        try {
            bits = Integer.parseInt(block.substring(slash + 1));
        } catch (NumberFormatException e) {
            return false;
        }
        var one = base.getAddress();
        var other = address.getAddress();
        if (bits < 0 || bits > one.length * 8) {
            return false;
        }
        for (int i = 0; i < bits; i++) {
            int mask = 0x80 >> (i % 8);
            if ((one[i / 8] & mask) != (other[i / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    private static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    /** Of a literal only: no name is looked up for this. */
    @SuppressWarnings("AddressSelection") // A literal has one address.
    private static @Nullable InetAddress address(String text) {
        if (!text.contains(":") && !text.matches("\\d{1,3}(\\.\\d{1,3}){3}")) {
            return null;
        }
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            return null;
        }
    }
}
