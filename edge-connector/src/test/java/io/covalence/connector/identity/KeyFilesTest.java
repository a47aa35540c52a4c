package io.covalence.connector.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.connector.home.ConnectorHome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFilesTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void keysAreReadableByTheirOwnerOnly() throws Exception {
        var home = home();
        new KeyFiles(home).create();

        for (var file : new Path[] {home.identityKey(), home.authenticationKey()}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.root())))
                .isEqualTo("rwx------");
    }

    @Test
    void keysAreTheSameAfterARestart() {
        var made = new KeyFiles(home()).create();
        var opened = new KeyFiles(home()).open();

        assertThat(opened.identity().publicKey()).isEqualTo(made.identity().publicKey());
        assertThat(opened.authentication().publicJwk())
                .isEqualTo(made.authentication().publicJwk());
        // Ed25519 is deterministic
        assertThat(opened.identity().sign(new byte[] {1}))
                .isEqualTo(made.identity().sign(new byte[] {1}));
    }

    @Test
    void keyThatOthersMayReadIsNotUsed() throws Exception {
        new KeyFiles(home()).create();
        Files.setPosixFilePermissions(home().identityKey(), PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(() -> new KeyFiles(home()).open()).hasMessageContaining("may read the key");
    }

    @Test
    void missingOrDamagedKeyIsNamed() throws Exception {
        assertThatThrownBy(() -> new KeyFiles(home()).open()).hasMessageContaining("identity.key is missing");
        new KeyFiles(home()).create();
        Files.write(home().authenticationKey(), "{}".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> new KeyFiles(home()).open()).hasMessageContaining("authentication.key is damaged");
    }

    @Test
    void privateHalvesStayOutOfPublicTexts() {
        var keys = new KeyFiles(home()).create();

        assertThat(keys.authentication().publicJwk()).doesNotContain("\"d\"").contains("\"P-256\"");
        assertThat(keys.toString()).doesNotContain("\"d\"");
    }

    @Test
    void signatureIsThatOfRfc8032() {
        // RFC 8032, section 7.1, test 1: the empty message
        var seed = HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
        var publicKey = HexFormat.of().parseHex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");

        assertThat(IdentityKey.of(seed, publicKey).sign(new byte[0]).hex())
                .isEqualTo("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bac"
                        + "c61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
    }

    @Test
    void halvesThatDoNotBelongTogetherAreRefused() {
        var seed = HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");

        assertThatThrownBy(() ->
                        IdentityKey.of(seed, IdentityKey.generate().publicKey().toByteArray()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private ConnectorHome home() {
        return new ConnectorHome(folder.resolve("home")).prepare();
    }
}
