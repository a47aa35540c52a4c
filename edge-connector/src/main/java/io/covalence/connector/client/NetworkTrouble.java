package io.covalence.connector.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Why a request got no answer, in words of people who run networks. */
final class NetworkTrouble {
    private static final int DEPTH = 10;
    private static final Pattern REFUSED_TUNNEL = Pattern.compile("Tunnel failed, got: (\\d{3})");
    private static final String ASK =
            "Check the network and the address, or try again later. connector doctor says more.";

    private NetworkTrouble() {}

    /**
     * What to tell a person.
     *
     * @param origin scheme, host and port that were to be reached
     * @param proxy through which, if any
     */
    static ServiceUnreachable of(String origin, Optional<SiteProxy> proxy, IOException e) {
        var untrusted = find(e, UntrustedServer.class);
        if (untrusted != null) {
            return new ServiceUnreachable(origin, String.valueOf(untrusted.getMessage()), untrusted.next());
        }
        return proxy.flatMap(present -> ofProxy(origin, present, e))
                .orElseGet(() -> new ServiceUnreachable(origin, reason(e), ASK));
    }

    /** A proxy that wants to know who asks, and was told nothing or something wrong. */
    static ServiceUnreachable password(String origin, Optional<SiteProxy> proxy) {
        boolean told = proxy.filter(present -> !present.user().isEmpty()).isPresent();
        var variable = proxy.map(SiteProxy::variable).orElse("HTTPS_PROXY");
        return new ServiceUnreachable(
                origin,
                "the proxy " + proxy.map(SiteProxy::address).orElse("")
                        + (told
                                ? " does not accept the name and password of " + variable + " (status 407)"
                                : " wants a name and password (status 407)"),
                "Set " + variable
                        + "=http://NAME:PASSWORD@PROXY:PORT, with special characters as in URLs (%40 for @). A proxy"
                        + " that takes Kerberos or NTLM only needs an exception for this connection.");
    }

    private static Optional<ServiceUnreachable> ofProxy(String origin, SiteProxy proxy, IOException e) {
        var name = "the proxy " + proxy.address() + " (" + proxy.variable() + ") ";
        var tunnel = tunnelStatus(e);
        if (tunnel == 407 || String.valueOf(e.getMessage()).contains("authentication attempts")) {
            return Optional.of(password(origin, Optional.of(proxy)));
        }
        if (tunnel > 0) {
            return Optional.of(
                    tunnel >= 500
                            ? new ServiceUnreachable(
                                    origin,
                                    name + "cannot reach it (status " + tunnel + ")",
                                    "Try again later; if it stays so, ask the people who run the proxy whether it can"
                                            + " reach this address.")
                            : new ServiceUnreachable(
                                    origin,
                                    name + "forbids the connection (status " + tunnel + ")",
                                    "Ask the people who run the proxy to permit encrypted connections (CONNECT) to"
                                            + " this address, or name it in NO_PROXY if there is a direct way."));
        }
        if (find(e, UnresolvedAddressException.class) != null || find(e, UnknownHostException.class) != null) {
            return Optional.of(proxyGone(origin, name + "has a name that is not known"));
        }
        if (find(e, HttpConnectTimeoutException.class) != null) {
            return Optional.of(proxyGone(origin, name + "did not answer in time"));
        }
        if (find(e, ConnectException.class) != null) {
            return Optional.of(proxyGone(origin, name + "refused the connection"));
        }
        return Optional.empty();
    }

    private static ServiceUnreachable proxyGone(String origin, String why) {
        return new ServiceUnreachable(
                origin, why, "Check the variable; if this address needs no proxy, name it in NO_PROXY.");
    }

    private static int tunnelStatus(IOException e) {
        Throwable cause = e;
        for (int depth = 0; cause != null && depth < DEPTH; depth++) {
            var refused = REFUSED_TUNNEL.matcher(String.valueOf(cause.getMessage()));
            if (refused.find()) {
                return Integer.parseInt(refused.group(1));
            }
            cause = cause.getCause();
        }
        return 0;
    }

    private static String reason(IOException e) {
        if (find(e, UnresolvedAddressException.class) != null) {
            return "its name is not known";
        }
        return switch (e) {
            case UnknownHostException unknown -> "its name is not known";
            case ConnectException refused -> "the connection was refused";
            case HttpTimeoutException late -> "it did not answer in time";
            case SSLException insecure ->
                "no encrypted connection came about; something that does not speak TLS may answer there";
            case ClosedChannelException closed -> "it closed the connection";
            default -> "the connection broke";
        };
    }

    private static <T extends Throwable> @Nullable T find(Throwable e, Class<T> type) {
        @Nullable Throwable cause = e;
        for (int depth = 0; cause != null && depth < DEPTH; depth++) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
            cause = cause.getCause();
        }
        return null;
    }
}
