package io.covalence.connector.identity;

import io.covalence.connector.Failure;
import io.covalence.connector.FailureCode;
import io.covalence.connector.Json;
import io.covalence.connector.home.ConnectorHome;
import io.covalence.connector.home.PrivateFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** The two key files, readable by their owner only. A key file that others may read is refused. */
public final class KeyFiles {
    private static final String AGAIN = "Restore the file from a backup, or enrol anew with another --home DIR.";

    private final ConnectorHome home;

    public KeyFiles(ConnectorHome home) {
        this.home = home;
    }

    public boolean exist() {
        return Files.exists(home.identityKey()) || Files.exists(home.authenticationKey());
    }

    /** Makes both keys and returns once they are on the disk. */
    public SiteKeys create() {
        var keys = new SiteKeys(IdentityKey.generate(), AuthenticationKey.generate());
        var encoder = Base64.getUrlEncoder().withoutPadding();
        var stored = new StoredKey(
                "Ed25519",
                encoder.encodeToString(keys.identity().openSecret()),
                keys.identity().publicKeyText());
        PrivateFiles.replace(home.identityKey(), Json.bytes(stored));
        PrivateFiles.replace(
                home.authenticationKey(), keys.authentication().openSecret().getBytes(StandardCharsets.UTF_8));
        return keys;
    }

    /**
     * Opens both keys.
     *
     * @throws Failure when one is missing, damaged or readable by others
     */
    public SiteKeys open() {
        return new SiteKeys(openIdentity(), openAuthentication());
    }

    public void delete() {
        PrivateFiles.delete(home.identityKey());
        PrivateFiles.delete(home.authenticationKey());
    }

    private IdentityKey openIdentity() {
        var file = home.identityKey();
        requirePrivate(file);
        var stored = PrivateFiles.readJson(file, StoredKey.class).orElseThrow(() -> missing(file));
        try {
            var decoder = Base64.getUrlDecoder();
            return IdentityKey.of(decoder.decode(stored.seed()), decoder.decode(stored.publicKey()));
        } catch (IllegalArgumentException e) {
            throw damaged(file);
        }
    }

    private AuthenticationKey openAuthentication() {
        var file = home.authenticationKey();
        requirePrivate(file);
        var stored = PrivateFiles.read(file).orElseThrow(() -> missing(file));
        try {
            return AuthenticationKey.of(new String(stored, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw damaged(file);
        }
    }

    private static void requirePrivate(Path file) {
        if (PrivateFiles.othersMayRead(file)) {
            throw Failure.failed(
                    FailureCode.KEY_NOT_PRIVATE,
                    "Other users of this machine may read the key " + file + ".",
                    "Run: chmod 600 " + file);
        }
    }

    private static Failure missing(Path file) {
        return Failure.failed(FailureCode.KEY_MISSING, "The key " + file + " is missing.", AGAIN);
    }

    private static Failure damaged(Path file) {
        return Failure.failed(FailureCode.KEY_DAMAGED, "The key " + file + " is damaged.", AGAIN);
    }

    private record StoredKey(String kind, String seed, String publicKey) {
        @Override
        public String toString() {
            return "StoredKey[" + publicKey + "]";
        }
    }
}
