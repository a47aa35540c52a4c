package io.covalence.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** A programmer reads what the interface offers, without signing in. */
class DocsTest extends BrowserStory {
    private final RunningDemo demo;

    DocsTest(RunningDemo demo) {
        super(demo);
        this.demo = demo;
    }

    @Test
    void thePageOfTheInterfaceIsServedWithoutASignIn() {
        browser().go(demo.addresses().publicUrl() + "/api/docs");

        browser().seeText(By.tagName("h1"), "Covalence");
        browser().see(By.id("listRunEvents"));
        picture("api-docs");
        browser().size(390, 844);
        picture("api-docs-on-a-telephone");
        assertThat(browser().consoleErrors()).isEmpty();
    }
}
