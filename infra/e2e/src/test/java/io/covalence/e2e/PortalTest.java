package io.covalence.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.dev.story.Person;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

@Order(2)
class PortalTest extends BrowserStory {
    private static final By PERSON = By.id("person-name");
    private static final By NAME = By.cssSelector("#institution-name input");
    private static final By STUDY_LINK = By.cssSelector("vaadin-grid a");

    private final RunningDemo demo;
    private final String portal;

    PortalTest(RunningDemo demo) {
        super(demo);
        this.demo = demo;
        this.portal = demo.addresses().portal().toString();
    }

    @Test
    void theSponsorSeesTheStudyItsRoundsAndItsResult() {
        var metric = String.format(Locale.ROOT, "%.3f", demo.report().federated());
        signIn(Person.SPONSOR);
        browser().seeText(By.id("person-for"), "Helix Therapeutics");
        browser().see(STUDY_LINK);
        browser().picture(screenshot("studies"));

        browser().go(demo.studyPage());

        browser().seeText(By.id("run-state"), "Succeeded");
        browser().seeText(By.id("run-metric"), metric);
        browser().see(By.cssSelector("#convergence svg"));
        browser().see(By.id("attendance"));
        browser().see(By.id("rounds"));
        picture("study");
        assertThat(browser().fetch(By.id("plan-file"))).startsWith("{\"schema\":2,");
        assertThat(browser().consoleErrors()).isEmpty();
    }

    @Test
    void theSponsorReadsTheResultsAndTakesThemAlong() {
        var metric = String.format(Locale.ROOT, "%.3f", demo.report().federated());
        signIn(Person.SPONSOR);
        browser().go(demo.studyPage() + "/results");

        browser().seeText(By.id("result-figure"), metric);
        browser().see(By.cssSelector(".diagram svg"));
        browser().see(By.id("scores"));
        picture("results");
        assertThat(browser().fetch(By.linkText("Model card"))).contains("SHA-256 of the model", "ROC-AUC");
        assertThat(browser().fetch(By.linkText("CSV"))).startsWith("Target,\"ROC-AUC, higher is better\",From,To");
        assertThat(browser().fetch(By.linkText("SVG"))).startsWith("<svg");
        browser().click(By.cssSelector(".promote"));
        browser().click(By.cssSelector("[slot='confirm-button']"));
        browser().seeText(By.id("models"), "the result");
        browser().size(390, 844);
        picture("results-on-a-telephone");
        assertThat(browser().consoleErrors()).isEmpty();
    }

    @Test
    void anInstitutionSeesTheStudyItTakesPartIn() {
        signIn(Person.ofInstitution(1));
        browser().seeText(By.id("person-for"), "Alder Hospital");
        browser().seeText(By.id("sent"), "Rows that left");
        browser().see(By.cssSelector("#sent .shade-4"));
        assertThat(browser().fetch(By.linkText("Agreement that you signed")))
                .startsWith("Agreement to take part in a study, version 3");
        picture("site");
        browser().size(390, 844);
        picture("site-on-a-telephone");
        browser().size(1280, 1000);

        browser().go(portal + "studies");
        browser().click(STUDY_LINK);

        browser().seeText(By.id("run-state"), "Succeeded");
        assertThat(browser().shows(By.id("start-run"))).isFalse();
        browser().picture(screenshot("study-of-an-institution"));
    }

    @Test
    void anInstitutionConfirmsItsNameAndTheSponsorSeesBoth() {
        signIn(Person.ofInstitution(2));
        browser().seeText(By.id("person-for"), "Birch Institute");
        browser().picture(screenshot("name-not-confirmed"));

        browser().click(By.id("unconfirmed-name"));
        browser().type(NAME, "B");
        browser().click(By.id("confirm-institution-name"));
        browser().seeText(By.id("institution-name"), "must have 2 to 120 characters");
        browser().picture(screenshot("name-refused"));
        browser().type(NAME, "Birch University Hospital");
        browser().click(By.id("confirm-institution-name"));

        browser().seeText(By.id("person-for"), "Birch University Hospital");
        browser().picture(screenshot("name-confirmed"));
        assertThat(browser().shows(By.id("unconfirmed-name"))).isFalse();
        assertThat(browser().consoleErrors()).isEmpty();
        browser().click(By.id("sign-out"));
        browser().see(By.id("username"));
        signIn(Person.SPONSOR);
        browser().go(demo.studyPage());
        browser().seeText(By.cssSelector(".sites"), "invited as Birch Institute");
        browser().picture(screenshot("site-under-two-names"));
    }

    /** As an invited person meets it, on a telephone: the sponsor's words are marked however the lines wrap. */
    @Test
    void theSponsorsWordsAreMarkedOnANarrowPage() {
        browser().size(390, 844);
        browser().go(portal + "join#" + demo.invitation());

        browser().scrollTo(By.cssSelector(".agreement blockquote"));
        browser().picture(screenshot("agreement-on-a-telephone"));
        assertThat(browser().consoleErrors()).isEmpty();
    }

    @Test
    void aPersonWithoutAMembershipIsToldWhatToDo() {
        signIn(Person.ofInstitution(12));

        assertThat(browser().shows(STUDY_LINK)).isFalse();
        browser().picture(screenshot("nobody"));
    }

    @Test
    void whoSignsOutMustSignInAgain() {
        signIn(Person.SPONSOR);

        browser().click(By.id("sign-out"));
        // By way of the identity provider, which ends its session and asks anew.
        browser().see(By.id("username"));
        assertThat(browser().consoleErrors()).isEmpty();
        browser().go(portal + "studies");

        browser().see(By.id("username"));
    }

    private void signIn(Person person) {
        browser().signIn(portal, person.username(), person.password());
        browser().see(PERSON);
    }

    private Path screenshot(String name) {
        return demo.screenshot(name);
    }
}
