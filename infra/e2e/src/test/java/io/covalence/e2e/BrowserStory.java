package io.covalence.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Stories of people at the portal, each in a browser of its own. */
@Tag("browser")
@ExtendWith(RunningDemo.Extension.class)
abstract class BrowserStory {
    private final RunningDemo demo;
    private @Nullable Browser opened;

    @TempDir
    Path profile = Path.of("");

    BrowserStory(RunningDemo demo) {
        this.demo = demo;
    }

    @BeforeEach
    final void open() {
        assumeTrue(Browser.isInstalled(), "Chromium and its driver are not installed");
        opened = Browser.open(profile);
    }

    @AfterEach
    final void close() {
        if (opened != null) {
            opened.close();
        }
    }

    final Browser browser() {
        return Objects.requireNonNull(opened);
    }

    /** Keeps a picture of the page, light and dark; on neither may anything stand in anybody's way. */
    final void picture(String name) {
        browser().picture(demo.screenshot(name));
        assertThat(browser().accessibilityViolations()).as(name).isEmpty();
        browser().scheme("dark");
        browser().picture(demo.screenshot(name + "-dark"));
        assertThat(browser().accessibilityViolations())
                .as(name + " in the dark")
                .isEmpty();
        browser().scheme("light");
    }
}
