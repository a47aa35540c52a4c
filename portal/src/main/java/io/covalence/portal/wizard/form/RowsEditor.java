package io.covalence.portal.wizard.form;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import io.covalence.contract.plan.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A member that is a list of records: each is a row of fields. The first rows have their fields at once, the others when
 * somebody asks for them: a table may have thousands of columns.
 */
final class RowsEditor implements MemberEditor {
    private static final int AT_ONCE = 25;

    private final Member member;
    private final Runnable changed;
    private final List<Row> rows = new ArrayList<>();
    private final Div list = new Div();
    private final RowsField field;
    private final Button more = new Button("");
    private int shown = AT_ONCE;

    RowsEditor(Member member, List<Record> shown, Runnable changed) {
        this.member = member;
        this.changed = changed;
        shown.forEach(record -> rows.add(new Row(record)));
        more.addClickListener(event -> show(this.shown + AT_ONCE));
        list.addClassName("rows");
        var add = new Button(text("plan.add"), event -> add());
        add.setAriaLabel(text("plan.add-to", member.label()));
        field = new RowsField(member.label(), list, new Div(add, more), new PastedNames(member.label(), this::addAll));
        show(AT_ONCE);
    }

    /** A record that is shown by fields, or that waits to be. */
    private final class Row {
        private final Record before;
        private final Div line = new Div();
        private @Nullable RecordEditor editor;

        Row(Record before) {
            this.before = before;
        }

        RecordEditor editor() {
            if (editor == null) {
                editor = new RecordEditor(before, changed);
                var remove = new Button(text("plan.remove"), event -> remove(this));
                remove.addThemeName("tertiary small");
                line.addClassName("row");
                line.add(editor.component(), remove);
            }
            return editor;
        }
    }

    private Record start() {
        return RecordForms.of(member.entryType().asSubclass(Record.class)).start();
    }

    /** A row for each name, which is its first member. */
    private void addAll(List<String> names) {
        names.forEach(name -> rows.add(new Row(RecordEditor.named(start(), name))));
        show(shown);
        changed.run();
    }

    private void add() {
        rows.add(new Row(start()));
        show(rows.size());
        rows.getLast().editor().fields().findFirst().ifPresent(FormField::focus);
        changed.run();
    }

    private void remove(Row row) {
        int place = rows.indexOf(row);
        rows.remove(row);
        show(shown);
        (rows.isEmpty() ? Optional.of(own()) : at("/" + Math.min(place, rows.size() - 1))).ifPresent(FormField::focus);
        changed.run();
    }

    private void show(int wanted) {
        shown = Math.max(wanted, AT_ONCE);
        var visible = rows.stream().limit(shown).toList();
        visible.forEach(Row::editor);
        list.removeAll();
        visible.forEach(row -> list.add(row.line));
        int left = rows.size() - visible.size();
        more.setVisible(left > 0);
        more.setText(text("plan.show-more", left));
    }

    @Override
    public Component component() {
        return field;
    }

    @Override
    public @Nullable Object value(String pointer, List<Violation> faults) {
        var records = new ArrayList<Record>();
        for (int i = 0; i < rows.size(); i++) {
            var editor = rows.get(i).editor;
            var record = editor == null ? rows.get(i).before : editor.value(pointer + "/" + i, faults);
            if (record != null) {
                records.add(record);
            }
        }
        return records;
    }

    @Override
    public Optional<FormField> at(String pointer) {
        if (pointer.isEmpty()) {
            return Optional.of(own());
        }
        int end = pointer.indexOf('/', 1);
        int index = Integer.parseInt(end < 0 ? pointer.substring(1) : pointer.substring(1, end));
        if (index >= rows.size()) {
            return Optional.of(own());
        }
        if (index >= shown) {
            show(index + 1);
        }
        return rows.get(index)
                .editor()
                .at(end < 0 ? "" : pointer.substring(end))
                .map(found ->
                        new FormField(text("plan.row", member.label(), index + 1, found.name()), found.component()));
    }

    private FormField own() {
        return new FormField(member.label(), field);
    }

    @Override
    public Stream<FormField> fields() {
        return Stream.concat(
                Stream.of(own()),
                rows.stream().map(row -> row.editor).flatMap(Stream::ofNullable).flatMap(RecordEditor::fields));
    }
}
