package io.covalence.connector.client;

import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends the HTTP client through the site's proxy, and signs in there. */
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

    /** Answers the proxy, and nobody else; absent when there is nothing to say. */
    Optional<Authenticator> signIn() {
        return proxy.user().isEmpty() ? Optional.empty() : Optional.of(new ProxySignIn(proxy));
    }

    private static final class ProxySignIn extends Authenticator {
        private final SiteProxy proxy;

        ProxySignIn(SiteProxy proxy) {
            this.proxy = proxy;
        }

        @Override
        protected @Nullable PasswordAuthentication getPasswordAuthentication() {
            return getRequestorType() == RequestorType.PROXY
                    ? new PasswordAuthentication(proxy.user(), proxy.password().toCharArray())
                    : null;
        }
    }
}
