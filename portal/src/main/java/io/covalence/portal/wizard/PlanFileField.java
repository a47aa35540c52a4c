package io.covalence.portal.wizard;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadHandler;
import io.covalence.portal.backend.Drafts;
import io.covalence.portal.wizard.form.FormField;
import java.nio.charset.StandardCharsets;

/** Takes a plan's file: uploaded or pasted, it stands in the field and can be mended there. */
final class PlanFileField extends Div {
    private static final long serialVersionUID = 1;

    private final TextArea content = new TextArea(text("wizard.file"));
    private final Div refused = new Div();

    PlanFileField() {
        addClassName("fields");
        var upload = new Upload(UploadHandler.inMemory(
                (metadata, bytes) -> content.setValue(new String(bytes, StandardCharsets.UTF_8))));
        upload.setId("plan-upload");
        upload.setMaxFiles(1);
        upload.setMaxFileSize(Drafts.LONGEST_FILE);
        upload.setAcceptedMimeTypes("application/json");
        upload.setAcceptedFileExtensions(".json");
        upload.setUploadButton(new Button(text("wizard.file.choose")));
        upload.setDropLabel(new Div(text("wizard.file.drop")));
        upload.addFileRejectedListener(event -> refused.setText(text("wizard.file.refused", Drafts.LONGEST_FILE)));
        refused.addClassName("fault");
        refused.getElement().setAttribute("role", "status");
        content.setId("plan-text");
        content.addClassName("code");
        content.setMaxLength(Drafts.LONGEST_FILE);
        content.setMaxRows(14);
        content.setMinRows(6);
        content.setHelperText(text("wizard.file.help"));
        content.addValueChangeListener(event -> refused.setText(""));
        add(upload, refused, content);
    }

    String content() {
        return content.getValue();
    }

    FormField field() {
        return new FormField(content.getLabel(), content);
    }
}
