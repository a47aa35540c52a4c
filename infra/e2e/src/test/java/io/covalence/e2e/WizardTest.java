package io.covalence.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.dev.story.Person;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** A sponsor defines a study in the browser, as far as a study goes without sites. */
@Order(2)
class WizardTest extends BrowserStory {
    private static final By NAME = By.cssSelector("#study-name input");
    private static final By ROUNDS = By.cssSelector(".plan-schedule-rounds input");
    private static final By ROUNDS_FIELD = By.cssSelector(".plan-schedule-rounds");
    private static final By STEP_LINE = By.id("step-line");

    private final RunningDemo demo;

    WizardTest(RunningDemo demo) {
        super(demo);
        this.demo = demo;
    }

    @Test
    void aSponsorDefinesAStudyUntilItNeedsSites() {
        browser().signIn(demo.addresses().portal().toString(), Person.SPONSOR.username(), Person.SPONSOR.password());
        browser().click(By.cssSelector("a.action"));
        browser().click(By.xpath("//vaadin-radio-button[contains(., 'Heart disease')]"));
        browser().type(NAME, "Hearts of three towns");
        picture("wizard-new");
        press(By.id("create-draft"));

        browser().hear(STEP_LINE, "Step 2 of 6, saved");
        picture("wizard-data");
        press(By.cssSelector("#steps a[href$='/work']"));
        browser().type(ROUNDS, "0");
        browser().hear(STEP_LINE, "not saved: one thing to correct");
        press(By.id("continue"));
        browser().hear(By.id("error-summary"), "Rounds: must be from 1 to 10000");
        browser().hear(ROUNDS_FIELD, "Must be from 1 to 10000.");
        picture("wizard-refused");

        browser().type(ROUNDS, "12");
        browser().hear(By.id("agreement"), "up to 12, each with at most");
        press(By.id("continue"));
        browser().hear(STEP_LINE, "Step 4 of 6, saved");
        picture("wizard-privacy");
        press(By.id("continue"));
        browser().hear(STEP_LINE, "Step 6 of 6, saved");
        browser().hear(By.id("signed"), "up to 12, each with at most");
        browser().see(By.id("launch-obstacle"));
        browser().see(By.id("to-sites"));
        picture("wizard-review");
        assertThat(browser().fetch(By.id("plan-file"))).contains("\"rounds\":12,");
        assertThat(browser().consoleErrors()).isEmpty();
    }

    /** What is below the fold has to be scrolled to: the page scrolls within the frame. */
    private void press(By button) {
        browser().scrollTo(button);
        browser().click(button);
    }
}
