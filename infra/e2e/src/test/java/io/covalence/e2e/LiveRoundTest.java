package io.covalence.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.covalence.dev.story.Person;
import java.nio.file.Path;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/** Runs before the other tests, while the demonstration's study is still running. */
@Tag("browser")
@Order(1)
@ExtendWith(RunningDemo.Extension.class)
class LiveRoundTest {
    private final RunningDemo demo;

    @TempDir
    Path profile = Path.of("");

    LiveRoundTest(RunningDemo demo) {
        this.demo = demo;
    }

    @Test
    void roundsAreShownAsTheyHappenWithoutAnyReload() {
        assumeTrue(Browser.isInstalled(), "Chromium and its driver are not installed");
        try (var browser = Browser.open(profile)) {
            browser.signIn(demo.addresses().portal().toString(), Person.SPONSOR.username(), Person.SPONSOR.password());
            browser.see(By.id("person-name"));
            browser.go(demo.studyPage());
            browser.seeText(By.id("run-state"), "Running");
            browser.see(By.id("live-round"));
            browser.picture(demo.screenshot("live-round"));

            // The page is not loaded again: what changes from here on was pushed by the server.
            browser.seeText(By.id("run-state"), "Succeeded");

            assertThat(browser.consoleErrors()).isEmpty();
        }
    }
}
