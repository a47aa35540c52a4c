package io.covalence.dev.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The seven ports of a platform, one after the other.
 *
 * @param base the first: portal, REST API and aggregation service
 */
public record Ports(int base) {
    public Ports {
        if (base < 1024 || base > 65_529) {
            throw new CannotStart("The port base must be from 1024 to 65529; choose another with --port-base.");
        }
    }

    public int http() {
        return base;
    }

    public int management() {
        return base + 1;
    }

    public int identity() {
        return base + 2;
    }

    public int identityManagement() {
        return base + 3;
    }

    public int database() {
        return base + 4;
    }

    public int mail() {
        return base + 5;
    }

    public int mailPage() {
        return base + 6;
    }

    /**
     * Makes sure that nobody uses the ports.
     *
     * @throws CannotStart naming the first port that is taken
     */
    public void requireFree() {
        var uses = new LinkedHashMap<String, Integer>();
        uses.put("WildFly", http());
        uses.put("WildFly's management", management());
        uses.put("Keycloak", identity());
        uses.put("Keycloak's management", identityManagement());
        uses.put("PostgreSQL", database());
        uses.put("the mail server", mail());
        uses.put("the page with the mail", mailPage());
        for (Map.Entry<String, Integer> use : uses.entrySet()) {
            try (var socket = new ServerSocket()) {
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), use.getValue()));
            } catch (IOException e) {
                throw new CannotStart(
                        "Port " + use.getValue() + ", which " + use.getKey()
                                + " needs, is in use: stop what uses it, or choose other ports with --port-base.",
                        e);
            }
        }
    }
}
