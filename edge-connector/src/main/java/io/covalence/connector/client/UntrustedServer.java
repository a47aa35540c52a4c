package io.covalence.connector.client;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** A server showed a certificate that this connector does not take: what is wrong with it, and what to do. */
final class UntrustedServer extends CertificateException {
    private static final long serialVersionUID = 1;
    private static final int DNS_NAME = 2;
    private static final int MOST_NAMES = 5;

    private final String next;

    private UntrustedServer(String why, String next) {
        super(why);
        this.next = next;
    }

    String next() {
        return next;
    }

    /**
     * Explains why a chain was refused.
     *
     * @param chain the server's own certificate first
     */
    static UntrustedServer of(X509Certificate[] chain, CertificateException refusal, Clock clock) {
        var own = chain[0];
        var now = clock.instant();
        for (var certificate : chain) {
            if (now.isAfter(certificate.getNotAfter().toInstant())
                    || now.isBefore(certificate.getNotBefore().toInstant())) {
                return outOfDate(certificate, now);
            }
        }
        if (String.valueOf(refusal.getMessage()).contains("subject alternative")) {
            return anotherName(own);
        }
        var top = chain[chain.length - 1];
        var authority = chain.length > 1 ? top.getSubjectX500Principal() : own.getIssuerX500Principal();
        return new UntrustedServer(
                "its certificate is signed by an authority that is not known here: "
                        + Authority.name(authority.getName()) + " (SHA-256 fingerprint of "
                        + (chain.length > 1 ? "the authority's" : "the server's")
                        + " certificate " + Authority.fingerprint(top) + ")",
                "If that is your institution's own authority, as where a proxy looks into encrypted connections,"
                        + " compare the fingerprint with the people who run your network and give their certificate:"
                        + " connector enrol --ca-file FILE, or authorities.pem in the connector's folder. Otherwise"
                        + " somebody stands between: go no further.");
    }

    private static UntrustedServer outOfDate(X509Certificate certificate, Instant now) {
        boolean over = now.isAfter(certificate.getNotAfter().toInstant());
        var day = over ? certificate.getNotAfter() : certificate.getNotBefore();
        return new UntrustedServer(
                "its certificate " + (over ? "expired on " : "is not valid before ") + day.toInstant()
                        + ", and this machine's clock says " + now.truncatedTo(ChronoUnit.SECONDS),
                "If this machine's clock is wrong, set it. If it is right, tell the people who run the service.");
    }

    private static UntrustedServer anotherName(X509Certificate certificate) {
        return new UntrustedServer(
                "its certificate is for another name: " + names(certificate),
                "Check the address that was given with --server. If it is right, tell the people who run the service,"
                        + " or your network leads to another machine than it should.");
    }

    private static String names(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            if (names != null) {
                return names.stream()
                        .filter(name -> Integer.valueOf(DNS_NAME).equals(name.get(0)))
                        .limit(MOST_NAMES)
                        .map(name -> Authority.name(String.valueOf(name.get(1))))
                        .collect(Collectors.joining(", "));
            }
        } catch (CertificateException unreadable) {
            // Its subject says as much.
        }
        return Authority.name(certificate.getSubjectX500Principal().getName());
    }
}
