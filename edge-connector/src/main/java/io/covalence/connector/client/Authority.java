package io.covalence.connector.client;

import io.covalence.connector.Failure;
import io.covalence.connector.FailureCode;
import io.covalence.connector.home.PrivateFiles;
import io.covalence.contract.text.PlainText;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** A certificate authority that a site trusts in addition to those of this Java: usually its own institution's. */
public record Authority(X509Certificate certificate) {
    private static final int MOST = 100;
    private static final String GET = "Ask the people who run your network for the authority's certificate in PEM"
            + " (a text file that begins with -----BEGIN CERTIFICATE-----).";

    /**
     * The authorities of a file in PEM; none when there is no such file.
     *
     * @throws Failure when it holds something else
     */
    static List<Authority> read(Path file) {
        return PrivateFiles.read(file).map(content -> parse(file, content)).orElse(List.of());
    }

    /**
     * Keeps the authorities of a file that somebody named.
     *
     * @throws Failure when there is no such file, or it holds something else
     */
    public static void keep(Path from, Path file) {
        var authorities = require(from);
        var pem = new StringBuilder();
        authorities.forEach(authority -> pem.append(authority.pem()));
        PrivateFiles.replace(file, pem.toString().getBytes(StandardCharsets.US_ASCII));
    }

    /** The authorities of a file that has to be there. */
    static List<Authority> require(Path file) {
        if (!Files.isRegularFile(file)) {
            throw unusable(file, "is not there");
        }
        return read(file);
    }

    /** Until when it is good. */
    public Instant validUntil() {
        return certificate.getNotAfter().toInstant();
    }

    /** Whom it names, and the fingerprint by which people compare it. */
    public String words() {
        return name(certificate.getSubjectX500Principal().getName()) + ", SHA-256 fingerprint "
                + fingerprint(certificate) + ", valid until " + validUntil();
    }

    /** SHA-256 in pairs of hex digits, as browsers and openssl print it. */
    static String fingerprint(X509Certificate certificate) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
        } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
            throw new IllegalStateException("a certificate has no digest", e);
        }
    }

    /** A name that a certificate holds, which may have been made by anybody: whoever made it must not add a fingerprint to it. */
    static String name(String text) {
        return PlainText.inQuotes(text);
    }

    private String pem() {
        try {
            var encoder = Base64.getMimeEncoder(64, new byte[] {'\n'});
            return String.format(
                    Locale.ROOT,
                    "-----BEGIN CERTIFICATE-----%n%s%n-----END CERTIFICATE-----%n",
                    encoder.encodeToString(certificate.getEncoded()));
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate cannot be written", e);
        }
    }

    private static List<Authority> parse(Path file, byte[] content) {
        List<Authority> authorities;
        try {
            authorities =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(new ByteArrayInputStream(content))
                            .stream()
                            .map(certificate -> new Authority((X509Certificate) certificate))
                            .toList();
        } catch (CertificateException e) {
            throw unusable(file, "holds no certificates in PEM");
        }
        if (authorities.isEmpty() || authorities.size() > MOST) {
            throw unusable(
                    file, authorities.isEmpty() ? "holds no certificate" : "holds more than " + MOST + " certificates");
        }
        return authorities;
    }

    private static Failure unusable(Path file, String why) {
        return Failure.failed(
                FailureCode.AUTHORITY_NOT_USABLE, "The file " + file + " of a certificate authority " + why + ".", GET);
    }
}
