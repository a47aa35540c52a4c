package io.covalence.portal.wizard.form;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import io.covalence.contract.plan.Violation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A member that has several kinds: which one, and the fields of that one. What was typed for another kind comes back with it. */
final class PartEditor implements MemberEditor {
    private static final String KIND = "/kind";

    private final Member member;
    private final Runnable changed;
    private final Select<RecordForm> kind = new Select<>();
    private final Div fields = new Div();
    private final Group group;
    private final Map<RecordForm, RecordEditor> editors = new HashMap<>();
    private RecordEditor chosen;

    PartEditor(Member member, Record shown, Runnable changed) {
        this.member = member;
        this.changed = changed;
        var form = RecordForms.of(shown.getClass());
        chosen = new RecordEditor(shown, changed);
        editors.put(form, chosen);
        kind.setLabel(text("plan.kind"));
        kind.setManualValidation(true);
        kind.setItems(RecordForms.ofPart(member.type()));
        kind.setItemLabelGenerator(one -> text("plan.kind." + one.kind()));
        kind.setValue(form);
        kind.addValueChangeListener(event -> choose(event.getValue()));
        fields.add(chosen.component());
        group = new Group(member.label(), kind, fields);
    }

    private void choose(RecordForm form) {
        chosen = editors.computeIfAbsent(form, missing -> new RecordEditor(missing.start(), changed));
        fields.removeAll();
        fields.add(chosen.component());
        changed.run();
    }

    @Override
    public Component component() {
        return group;
    }

    @Override
    public @Nullable Object value(String pointer, List<Violation> faults) {
        return chosen.value(pointer, faults);
    }

    @Override
    public Optional<FormField> at(String pointer) {
        return pointer.isEmpty() || pointer.equals(KIND) ? Optional.of(kindField()) : chosen.at(pointer);
    }

    private FormField kindField() {
        return new FormField(member.label(), kind);
    }

    @Override
    public Stream<FormField> fields() {
        return Stream.concat(Stream.of(kindField()), chosen.fields());
    }
}
