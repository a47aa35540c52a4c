package io.covalence.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.dev.story.Person;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** A person reads the portal in the language that they choose. */
@Order(2)
class LanguageTest extends BrowserStory {
    private static final By LANGUAGE = By.cssSelector("html[lang='zh-Hant']");

    private final RunningDemo demo;

    LanguageTest(RunningDemo demo) {
        super(demo);
        this.demo = demo;
    }

    @Test
    void aPersonChoosesTraditionalChineseAndKeepsIt() {
        demo.report();
        browser().signIn(demo.addresses().portal().toString(), Person.SPONSOR.username(), Person.SPONSOR.password());
        browser().see(By.id("person-name"));
        assertThat(browser().shows(LANGUAGE)).isFalse();
        browser().click(By.id("person-menu"));
        browser().click(By.id("language-menu"));
        browser().click(By.id("language-zh-Hant"));

        browser().see(LANGUAGE);
        browser().seeText(By.tagName("h1"), "研究");
        picture("studies-in-chinese");
        browser().go(demo.studyPage());
        browser().seeText(By.cssSelector(".tabs"), "概覽");
        picture("study-in-chinese");
        browser().go(demo.studyPage() + "/results");
        browser().seeText(By.id("headline"), "聯邦模型");
        browser().size(390, 844);
        picture("results-in-chinese-on-a-telephone");
        browser().go(demo.addresses().portal() + "join");
        browser().see(LANGUAGE);
        assertThat(browser().consoleErrors()).isEmpty();
    }
}
