package io.covalence.aggregation.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.secagg.RandomSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceKeyTest {
    @TempDir
    Path folder;

    @Test
    void keyIsMadeOnceForItsOwnerOnly() throws IOException {
        var file = folder.resolve("deeper").resolve("service.key");
        var made = ServiceKey.open(file, source(1));
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(ServiceKey.open(file, source(2)).publicKey()).isEqualTo(made.publicKey());
        assertThat(folder.resolve("deeper").toFile().list()).containsExactly("service.key");
    }

    @Test
    void replicasThatComeAtTheSameTimeHaveTheSameKey() throws IOException {
        var file = folder.resolve("service.key");
        RandomSource slow = target -> {
            source(1).fill(target);
            try {
                ServiceKey.open(file, source(2));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        };
        assertThat(ServiceKey.open(file, slow).publicKey())
                .isEqualTo(ServiceKey.open(file, source(3)).publicKey());
    }

    @Test
    void fileThatOthersMayReadIsRefused() throws IOException {
        var file = folder.resolve("service.key");
        ServiceKey.open(file, source(1));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> ServiceKey.open(file, source(1)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("0600");
    }

    @Test
    void fileThatHoldsNoKeyIsNotReplaced() throws IOException {
        var file = folder.resolve("service.key");
        Files.writeString(file, "something else");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThatThrownBy(() -> ServiceKey.open(file, source(1))).isInstanceOf(IOException.class);
        assertThat(file).hasContent("something else");
    }

    private static RandomSource source(long seed) {
        return new SplittableRandom(seed)::nextBytes;
    }
}
