package io.covalence.connector.client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;

/** Sends the HTTP client through the site's proxy. */
final class ProxyRoute extends ProxySelector {
    private final SiteProxy proxy;

    ProxyRoute(SiteProxy proxy) {
        this.proxy = proxy;
    }

    @Override
    public List<Proxy> select(URI target) {
        // The name is looked up when it is connected to: it may change while the connector runs.
        return proxy.serves(target)
                ? List.of(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.host(), proxy.port())))
                : List.of(Proxy.NO_PROXY);
    }

    @Override
    public void connectFailed(URI target, SocketAddress address, IOException cause) {
        // Whoever sent the request is told.
    }
}
