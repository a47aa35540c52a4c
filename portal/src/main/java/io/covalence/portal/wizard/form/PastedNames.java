package io.covalence.portal.wizard.form;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import io.covalence.contract.plan.ColumnName;
import java.util.List;
import java.util.function.Consumer;

/** Takes the names of many columns at once, as they stand in a spreadsheet or in the head of a file. */
final class PastedNames extends Details {
    private static final long serialVersionUID = 1;

    /** @param taken is told the names */
    PastedNames(String list, Consumer<List<String>> taken) {
        setSummaryText(text("plan.paste"));
        var names = new TextArea(text("plan.paste.names"));
        names.setHelperText(text("plan.paste.help"));
        names.setMaxRows(8);
        var add = new Button(text("plan.paste.add"), event -> {
            taken.accept(read(names.getValue()));
            names.clear();
        });
        add.setAriaLabel(text("plan.add-to", list));
        var content = new Div(names, add);
        content.addClassName("fields");
        add(content);
    }

    /** Names between commas, tabs or line ends, without the quotes that files have around them. */
    static List<String> read(String typed) {
        return typed.strip().isEmpty()
                ? List.of()
                : List.of(typed.strip().split("[,;\t\r\n]+")).stream()
                        .map(name -> name.strip().replaceAll("^\"|\"$", ""))
                        .filter(name -> !name.isBlank() && name.length() <= ColumnName.LONGEST)
                        .toList();
    }
}
