package io.covalence.portal.connector;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextField;
import io.covalence.portal.FakeViewer;
import io.covalence.portal.ViewTest;
import io.covalence.portal.backend.Viewer;
import java.util.List;
import org.junit.jupiter.api.Test;

@ViewPackages(packages = "io.covalence.portal")
class ConnectorPageTest extends ViewTest {
    private Viewer viewer = FakeViewer.institution();

    @Override
    protected Viewer viewer() {
        return viewer;
    }

    private List<String> shown() {
        return find(TextField.class).all().stream().map(TextField::getValue).toList();
    }

    @Test
    void aLostCodeIsReplacedAtAnyTime() {
        institutions.enrolled = false;
        var page = navigate(ConnectorPage.class);
        assertThat(textOf(page)).contains("Not enrolled yet");
        assertThat(shown()).isEmpty();

        test(find(Button.class).withId("new-code").single()).click();
        assertThat(shown()).contains("one-time-code-1");
        test(find(Button.class).withId("new-code").single()).click();
        assertThat(shown()).contains("one-time-code-2").doesNotContain("one-time-code-1");

        navigate(ConnectorPage.class);
        assertThat(shown()).isEmpty();
    }

    @Test
    void whatANewCodeDoesToAnEnrolledConnectorIsSaid() {
        assertThat(textOf(navigate(ConnectorPage.class))).contains("Enrolled").contains("takes the place of this one");
    }

    @Test
    void whoActsForNoInstitutionIsLedAway() {
        viewer = FakeViewer.sponsor();
        reopen();
        UI.getCurrent().navigate("connector");

        assertThat(getCurrentView()).isNotInstanceOf(ConnectorPage.class);
    }
}
