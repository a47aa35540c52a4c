package io.covalence.portal.institution;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import io.covalence.contract.institution.InstitutionView;
import io.covalence.portal.backend.Institutions;
import io.covalence.portal.backend.Viewer;
import java.util.function.Consumer;

/** Asks an institution's people for its name. */
public final class NameDialog {
    private NameDialog() {}

    /**
     * Opens the dialog, which closes once the name is confirmed.
     *
     * @param done is told what was confirmed
     */
    public static void open(Viewer viewer, Institutions institutions, Consumer<InstitutionView> done) {
        var dialog = new Dialog(text("institution.title"));
        dialog.add(new NameForm(viewer, institutions, institutions.own(viewer), named -> {
            done.accept(named);
            dialog.close();
        }));
        dialog.getFooter().add(new Button(text("cancel"), event -> dialog.close()));
        dialog.open();
    }
}
