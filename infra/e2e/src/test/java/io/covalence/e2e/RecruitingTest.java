package io.covalence.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.covalence.dev.story.Person;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/** A sponsor brings institutions into a study of its own in the portal. */
@Tag("browser")
@ExtendWith(RunningDemo.Extension.class)
class RecruitingTest {
    private static final By ADDRESSES = By.cssSelector("#invite-addresses textarea");
    private static final By NAME = By.cssSelector("#invite-institution input");
    private static final By SEND = By.id("send-invitations");
    private static final By LINK = By.cssSelector(".copied-value input");
    private static final By CONFIRM = By.cssSelector("vaadin-confirm-dialog [slot='confirm-button']");
    private static final By TABLE = By.cssSelector(".data-table");

    private final RunningDemo demo;
    private @Nullable Browser opened;

    @TempDir
    Path profile = Path.of("");

    RecruitingTest(RunningDemo demo) {
        this.demo = demo;
    }

    @BeforeEach
    void open() {
        assumeTrue(Browser.isInstalled(), "Chromium and its driver are not installed");
        opened = Browser.open(profile);
    }

    @AfterEach
    void close() {
        if (opened != null) {
            opened.close();
        }
    }

    @Test
    void aSponsorInvitesSendsAgainAndRevokesInThePortal() {
        var studies = new SponsorStudies(demo.api());
        var study = studies.made(studies.draft());
        browser().signIn(demo.addresses().portal().toString(), Person.SPONSOR.username(), Person.SPONSOR.password());
        browser().see(By.id("person-name"));
        browser().go(demo.addresses().portal() + "studies/" + study);
        browser().click(By.linkText("Invite institutions"));
        browser().seeText(By.cssSelector(".empty-state"), "Nobody is invited yet.");
        picture("invitations-empty");

        browser().click(By.id("invite-first"));
        browser().type(ADDRESSES, "ann at elm");
        browser().click(SEND);
        browser().seeText(By.id("invite-institution"), "Enter a name");
        browser().type(NAME, "Elm Hospital");
        browser().click(SEND);
        browser().seeText(By.id("invite-addresses"), "is not an address");
        picture("invite-refused");
        browser().type(ADDRESSES, "ann@elm.example");
        browser().click(SEND);

        browser().seeText(TABLE, "mail sent");
        var first = browser().value(LINK);
        picture("invited");
        browser().click(By.cssSelector(".send-again"));
        browser().click(CONFIRM);
        browser().seeGone(CONFIRM);
        var second = browser().value(LINK);
        assertThat(second).startsWith(demo.addresses().portal() + "join#").isNotEqualTo(first);

        browser().click(By.cssSelector(".revoke"));
        browser().click(CONFIRM);
        browser().seeText(TABLE, "Revoked");
        browser().size(390, 844);
        picture("invitations-on-a-telephone");
        assertThat(browser().consoleErrors()).isEmpty();

        browser().go(second);
        browser().seeText(By.cssSelector("[role=alert]"), "no longer open");
    }

    /** From the sponsor's form to the page that an invited person decides on, by the mail alone. */
    @Test
    void whoIsInvitedComesFromTheMailToThePageToDecideOn() {
        var studies = new SponsorStudies(demo.api());
        studies.invited(studies.made(studies.draft()), "bo@fir.example");

        browser().go(demo.mailPage());
        browser().seeText(By.cssSelector("article"), "bo@fir.example");
        picture("mail");
        browser().click(By.cssSelector("article a"));

        browser().seeText(By.tagName("body"), "Sent to b•••@fir.example");
        picture("invited-by-mail");
        browser().click(By.id("join-accept"));
        browser().type(By.id("username"), Person.ofInstitution(11).username());
        browser().click(By.id("kc-login"));
        browser().type(By.id("password"), Person.ofInstitution(11).password());
        browser().click(By.id("kc-login"));
        browser().seeText(By.id("not-for-you"), "you are institution11@site11.example");
        picture("not-for-you");
        assertThat(browser().shows(By.id("accept-invitation"))).isFalse();
    }

    private Browser browser() {
        return Objects.requireNonNull(opened);
    }

    /** Keeps a picture of the page, on which nothing may stand in anybody's way. */
    private void picture(String name) {
        browser().picture(demo.screenshot(name));
        assertThat(browser().accessibilityViolations()).as(name).isEmpty();
    }
}
