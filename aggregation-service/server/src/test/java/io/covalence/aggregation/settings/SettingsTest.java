package io.covalence.aggregation.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
    @Test
    void everythingButTheFolderHasADefault() {
        assertThat(Settings.of(Map.of("COVALENCE_BLOB_DIR", "/blobs")))
                .isEqualTo(new Settings(
                        Path.of("/blobs"),
                        Path.of("/blobs/service.key"),
                        Duration.ofSeconds(20),
                        Duration.ofMillis(200),
                        Duration.ofMillis(250),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(300),
                        Duration.ofDays(30),
                        Duration.ofHours(24),
                        2,
                        Math.min(Runtime.getRuntime().availableProcessors(), 16)));
        assertThatThrownBy(() -> Settings.of(Map.of()))
                .hasMessage("COVALENCE_BLOB_DIR is not set: name a folder for contributions and models");
    }

    @Test
    void longPollsEndWellBeforeASiteCountsAsSilent() {
        assertThat(Settings.of(Map.of("COVALENCE_BLOB_DIR", "/blobs")).longestWait())
                .isEqualTo(Duration.ofSeconds(10));
        assertThat(Settings.of(Map.of("COVALENCE_BLOB_DIR", "/blobs", "COVALENCE_SILENCE_SECONDS", "600"))
                        .longestWait())
                .isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void valueOutOfRangeIsNamed() {
        assertThatThrownBy(() -> Settings.of(Map.of("COVALENCE_BLOB_DIR", "/blobs", "COVALENCE_SILENCE_SECONDS", "1")))
                .hasMessage("COVALENCE_SILENCE_SECONDS must be from 2 to 3600");
        assertThatThrownBy(() -> Settings.of(Map.of("COVALENCE_BLOB_DIR", "/blobs", "COVALENCE_POLL_MILLIS", "soon")))
                .hasMessage("COVALENCE_POLL_MILLIS is not a number");
    }
}
