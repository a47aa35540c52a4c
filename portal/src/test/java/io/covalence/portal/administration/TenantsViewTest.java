package io.covalence.portal.administration;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import io.covalence.portal.FakeViewer;
import io.covalence.portal.ViewTest;
import io.covalence.portal.backend.Viewer;
import org.junit.jupiter.api.Test;

@ViewPackages(packages = "io.covalence.portal")
class TenantsViewTest extends ViewTest {
    @Override
    protected Viewer viewer() {
        return FakeViewer.administrator();
    }

    @Test
    void aNewTenantStandsInTheTable() {
        var view = navigate(TenantsView.class);
        assertThat(textOf(view)).contains("There are no tenants yet.");

        test(find(TextField.class).single()).setValue("Helix Therapeutics");
        test(find(EmailField.class).single()).setValue("ada@helix.example");
        test(find(Button.class).withText("Create tenant").single()).click();

        assertThat(textOf(view)).contains("ten_0123456789abcdefghi0").doesNotContain("There are no tenants yet.");
    }
}
