package io.covalence.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.dev.story.Person;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** A sponsor runs a study again, pauses, resumes and stops that run, and compares it with the first one. */
@Order(Integer.MAX_VALUE - 2)
class SecondRunTest extends BrowserStory {
    private static final By STATE = By.id("run-state");
    private static final By CONFIRM = By.cssSelector("[slot='confirm-button']");

    private final RunningDemo demo;

    SecondRunTest(RunningDemo demo) {
        super(demo);
        this.demo = demo;
    }

    @Test
    void aSecondRunIsWatchedPausedResumedStoppedAndCompared() {
        demo.report();
        browser().signIn(demo.addresses().portal().toString(), Person.SPONSOR.username(), Person.SPONSOR.password());
        browser().see(By.id("person-name"));
        browser().go(demo.studyPage());
        browser().click(By.id("start-run"));
        browser().click(CONFIRM);

        browser().seeText(STATE, "Running");
        browser().see(By.cssSelector("covalence-round .wide"));
        browser().see(By.cssSelector("#convergence svg"));
        picture("live-round-of-a-second-run");
        browser().click(By.id("pause-run"));
        browser().seeText(STATE, "Paused");
        picture("paused");
        browser().click(By.id("resume-run"));
        browser().seeText(STATE, "Running");
        browser().click(By.id("stop-run"));
        browser().click(CONFIRM);
        browser().seeText(STATE, "Stopped");

        browser().click(By.linkText("Compare"));
        browser().see(By.cssSelector(".diagram .series-1"));
        browser().see(By.id("compared-figures"));
        picture("compare");
        browser().size(390, 844);
        picture("compare-on-a-telephone");
        assertThat(browser().consoleErrors()).isEmpty();
    }
}
