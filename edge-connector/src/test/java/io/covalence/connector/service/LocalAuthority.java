package io.covalence.connector.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate authority that no Java knows, as a hospital has one; made with the JDK's keytool. */
public final class LocalAuthority {
    private static final String PASSWORD = "changeit";

    private final Path folder;
    private int made;

    public LocalAuthority(Path folder, String name) {
        this.folder = folder;
        keytool("-genkeypair", "-alias", "ca", "-dname", "CN=" + name, "-ext", "bc:c", "-validity", "3650");
    }

    /** Its own certificate in PEM. */
    public Path certificate() {
        var file = folder.resolve("ca.pem");
        if (!Files.exists(file)) {
            keytool("-exportcert", "-rfc", "-alias", "ca", "-file", file.toString());
        }
        return file;
    }

    /** A server of that name, whose certificate is good now. */
    public SSLContext server(String dnsName) {
        return server(dnsName, "-1d", 100);
    }

    /**
     * A server of that name.
     *
     * @param from when its certificate begins, as keytool takes it, such as {@code -2y}
     */
    public SSLContext server(String dnsName, String from, int days) {
        var alias = "server" + ++made;
        keytool(
                "-genkeypair",
                "-alias",
                alias,
                "-signer",
                "ca",
                "-dname",
                "CN=" + dnsName,
                "-ext",
                "san=dns:" + dnsName,
                "-startdate",
                from,
                "-validity",
                String.valueOf(days));
        return context(alias);
    }

    /** A server whose certificate another authority signed, and that one this. */
    public SSLContext serverBelow(String authority, String dnsName) {
        var below = "authority" + ++made;
        keytool("-genkeypair", "-alias", below, "-signer", "ca", "-dname", "CN=" + authority, "-ext", "bc:c");
        var alias = "server" + ++made;
        var name = "san=dns:" + dnsName;
        keytool("-genkeypair", "-alias", alias, "-signer", below, "-dname", "CN=" + dnsName, "-ext", name);
        return context(alias);
    }

    private SSLContext context(String alias) {
        try (var input = Files.newInputStream(store())) {
            var keys = KeyStore.getInstance("PKCS12");
            keys.load(input, PASSWORD.toCharArray());
            for (var other : Collections.list(keys.aliases())) {
                if (!other.equals(alias)) {
                    keys.deleteEntry(other);
                }
            }
            var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, PASSWORD.toCharArray());
            var context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private Path store() {
        return folder.resolve("keys.p12");
    }

    private void keytool(String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", store().toString(), "-storepass", PASSWORD, "-storetype", "PKCS12"));
        if (arguments[0].equals("-genkeypair")) {
            command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1"));
        }
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
