package io.covalence.portal.administration;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.covalence.contract.tenant.TenantView;
import io.covalence.portal.backend.People;
import io.covalence.portal.backend.Tenants;
import io.covalence.portal.backend.Viewer;
import io.covalence.portal.shell.Audience;
import io.covalence.portal.shell.Notices;
import io.covalence.portal.widget.Ago;
import io.covalence.portal.widget.DataTable;
import io.covalence.portal.widget.DataTable.Column;
import io.covalence.portal.widget.Panel;
import jakarta.inject.Inject;
import java.util.List;

/** Lists the tenants and creates one. Administrators see tenants, and nothing of any study. */
@Route("tenants")
@Audience(Audience.Group.ADMINISTRATORS)
public final class TenantsView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1;
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_EMAIL = 254;

    private final transient Viewer viewer;
    private final transient Tenants tenants;
    private final TextField name = new TextField(text("tenants.name"));
    private final EmailField email = new EmailField(text("tenants.administrator"));
    private final Paragraph none = new Paragraph(text("tenants.none"));
    private final DataTable table = new DataTable(
            text("tenants.title"),
            Column.words(text("tenants.name")),
            Column.words(text("tenants.id")),
            Column.figures(text("tenants.created")));

    @Inject
    public TenantsView(People people, Tenants tenants) {
        this.viewer = people.viewer();
        this.tenants = tenants;
        addClassName("page");
        name.setMaxLength(LONGEST_NAME);
        name.setRequiredIndicatorVisible(true);
        email.setMaxLength(LONGEST_EMAIL);
        email.setRequiredIndicatorVisible(true);
        email.setHelperText(text("tenants.administrator.help"));
        var create = new Button(text("tenants.create"), event -> create());
        create.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        var form = new Div(name, email, create);
        form.addClassName("inline-form");
        var lead = new Paragraph(text("tenants.lead"));
        lead.addClassName("lead");
        add(
                new H1(text("tenants.title")),
                lead,
                new Panel(text("tenants.new"), form),
                new Panel(text("tenants.title"), none, table));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
    }

    private void show() {
        var all = tenants.all(viewer);
        none.setVisible(all.isEmpty());
        table.setVisible(!all.isEmpty());
        table.rows(all.stream().map(TenantsView::row).toList());
    }

    private static List<Component> row(TenantView tenant) {
        return List.of(
                DataTable.cell(tenant.name()), DataTable.cell(tenant.id().value()), Ago.date(tenant.createdAt()));
    }

    private void create() {
        var made =
                tenants.create(viewer, name.getValue().strip(), email.getValue().strip());
        name.clear();
        email.clear();
        show();
        Notices.done(text("tenants.created-notice", made.name()));
    }

    @Override
    public String getPageTitle() {
        return text("page.title", text("tenants.title"));
    }
}
