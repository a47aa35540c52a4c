package io.covalence.connector.client;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A site's connection to the outside: through its proxy, if it has one, and with the authorities of this Java and those
 * that the site has added.
 */
public final class Network {
    private static final Network DIRECT = new Network(Optional.empty(), List.of(), "");

    private final Optional<SiteProxy> proxy;
    private final List<Authority> authorities;
    private final String warning;

    private Network(Optional<SiteProxy> proxy, List<Authority> authorities, String warning) {
        this.proxy = proxy;
        this.authorities = List.copyOf(authorities);
        this.warning = warning;
    }

    /** Without a proxy and without authorities of the site's own. */
    public static Network direct() {
        return DIRECT;
    }

    /**
     * As variables and a file say.
     *
     * @param authorities certificates in PEM that are trusted besides this Java's; there need not be such a file
     * @throws io.covalence.connector.Failure when one of them is not usable
     */
    public static Network of(Map<String, String> environment, Path authorities) {
        return new Network(
                SiteProxy.of(environment),
                Authority.read(authorities),
                SiteProxy.onlyUnencrypted(environment)
                        ? "HTTP_PROXY is set and not used, since every connection is encrypted: set HTTPS_PROXY."
                        : "");
    }

    /** The same with a file that somebody named, and that has to be there. */
    public static Network ofNamed(Map<String, String> environment, Path authorities) {
        Authority.require(authorities);
        return of(environment, authorities);
    }

    /** The site's own authorities. */
    public List<Authority> authorities() {
        return authorities;
    }

    /** In words, for people: never a password. */
    public String proxyWords() {
        return proxy.map(SiteProxy::words).orElse("none");
    }

    /** What about the variables is probably not meant so; empty for nothing. */
    public String warning() {
        return warning;
    }

    Optional<SiteProxy> proxy() {
        return proxy;
    }

    /** The proxy through which a target is reached, if it is. */
    Optional<SiteProxy> proxyFor(URI target) {
        return proxy.filter(present -> present.serves(target));
    }
}
