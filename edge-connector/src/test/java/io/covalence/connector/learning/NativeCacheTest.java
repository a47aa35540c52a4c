package io.covalence.connector.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.connector.Failure;
import io.covalence.connector.cases.Plays;
import io.covalence.connector.cases.ReportedAction;
import io.covalence.connector.machine.SmallDisk;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("cases")
class NativeCacheTest {
    private static final List<String> MOUNTS = List.of(
            "/dev/sda1 / ext4 rw,relatime 0 0",
            "tmpfs /tmp tmpfs rw,nosuid,noexec 0 0",
            "/dev/sdb1 /tmp/programs ext4 rw 0 0",
            "/dev/sdc1 /mnt/with\\040blank ext4 rw,noexec 0 0",
            "nonsense");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void diskOfTheLongestPlaceDecides() {
        assertThat(forbidden("/home/site/.javacpp")).isFalse();
        assertThat(forbidden("/tmp/cache")).isTrue();
        assertThat(forbidden("/tmp/programs/cache")).isFalse();
        assertThat(forbidden("/tmpfiles")).isFalse();
        assertThat(forbidden("/mnt/with blank/cache")).isTrue();
    }

    @Test
    @Plays(ReportedAction.CACHE_WITHOUT_ROOM_OR_RIGHT)
    void folderThatMayHoldNoProgramsIsNamedWithTheSetting() throws Exception {
        try (var disk = new SmallDisk(folder.resolve("disk"), "noexec")) {
            assertUnusable(disk.folder().resolve("cache"), "may not hold programs");
        }
    }

    @Test
    @Plays(ReportedAction.CACHE_WITHOUT_ROOM_OR_RIGHT)
    void folderWithoutRoomIsNamedWithTheSetting() throws Exception {
        try (var disk = new SmallDisk(folder.resolve("disk"), "size=60m")) {
            assertUnusable(disk.folder().resolve("cache"), "has no room: ");
        }
    }

    @Test
    void whatIsUnpackedAlreadyNeedsNoRoomAnyMore() throws Exception {
        try (var disk = new SmallDisk(folder.resolve("disk"), "size=470m")) {
            try (var file =
                    new RandomAccessFile(disk.folder().resolve("library.so").toFile(), "rw")) {
                file.setLength(460L << 20);
            }
            assertThatCode(() -> NativeCache.requireUsable(disk.folder())).doesNotThrowAnyException();
        }
    }

    @Test
    void fileInThePlaceOfTheFolderIsNamed() throws Exception {
        assertUnusable(Files.createFile(folder.resolve("cache")), "cannot be used");
    }

    private static boolean forbidden(String place) {
        return NativeCache.forbidsPrograms(Path.of(place), MOUNTS);
    }

    private static void assertUnusable(Path cache, String why) {
        assertThatThrownBy(() -> NativeCache.requireUsable(cache))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.next()).contains("COVALENCE_CONNECTOR_CACHE"))
                .hasMessageContaining(cache + " " + why);
    }
}
