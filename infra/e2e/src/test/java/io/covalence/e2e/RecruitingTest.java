package io.covalence.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.dev.story.Person;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** A sponsor brings institutions into a study of its own in the portal. */
class RecruitingTest extends BrowserStory {
    private static final By ADDRESSES = By.cssSelector("#invite-addresses textarea");
    private static final By NAME = By.cssSelector("#invite-institution input");
    private static final By SEND = By.id("send-invitations");
    private static final By LINK = By.cssSelector(".copied-value input");
    private static final By CONFIRM = By.cssSelector("vaadin-confirm-dialog [slot='confirm-button']");
    private static final By TABLE = By.cssSelector(".data-table");

    private final RunningDemo demo;

    RecruitingTest(RunningDemo demo) {
        super(demo);
        this.demo = demo;
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
        var second = browser().valueAfter(LINK, first);
        assertThat(second).startsWith(demo.addresses().portal() + "join#");

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
}
