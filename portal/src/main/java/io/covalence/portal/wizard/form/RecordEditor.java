package io.covalence.portal.wizard.form;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import io.covalence.contract.plan.Violation;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The fields of a record's members. */
final class RecordEditor {
    private final Class<? extends Record> type;
    private final Map<String, MemberEditor> members = new LinkedHashMap<>();
    private final List<String> inSight;

    RecordEditor(Record shown, Runnable changed) {
        var form = RecordForms.of(shown.getClass());
        type = form.type();
        inSight = form.inSight();
        form.members().forEach(member -> members.put(member.name(), Editors.of(member, member.of(shown), changed)));
    }

    /** A member's fields by themselves. */
    Component component(String member) {
        return editor(member).component();
    }

    private MemberEditor editor(String member) {
        var editor = members.get(member);
        if (editor == null) {
            throw new IllegalStateException(type.getSimpleName() + " has no member " + member);
        }
        return editor;
    }

    /** All fields; those that are rarely changed are folded away. */
    Component component() {
        var fields = new Div();
        fields.addClassName("fields");
        inSight.forEach(member -> fields.add(component(member)));
        var others = members.keySet().stream()
                .filter(member -> !inSight.contains(member))
                .toList();
        if (!others.isEmpty()) {
            var folded = new Div();
            folded.addClassName("fields");
            others.forEach(member -> folded.add(component(member)));
            fields.add(new Details(text("plan.more"), folded));
        }
        return fields;
    }

    /** The record, or null when a member cannot be read; the faults say which. */
    @Nullable
    Record value(String pointer, List<Violation> faults) {
        var own = new ArrayList<Violation>();
        var values = new ArrayList<@Nullable Object>();
        members.forEach((name, editor) -> values.add(editor.value(pointer + "/" + name, own)));
        faults.addAll(own);
        return own.isEmpty() ? make(type, values.toArray()) : null;
    }

    static Record make(Class<? extends Record> type, @Nullable Object[] values) {
        var types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return type.getConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a plan's records take any values of their types", e);
        }
    }

    /** The same record with another name, which is its first member. */
    static Record named(Record record, String name) {
        var components = record.getClass().getRecordComponents();
        var values = Arrays.stream(components)
                .map(component -> (@Nullable Object) new Member(component).of(record))
                .toArray();
        values[0] = name;
        return make(record.getClass(), values);
    }

    /** The field to which a pointer from the record leads; the first one for the record itself. */
    Optional<FormField> at(String pointer) {
        if (pointer.isEmpty()) {
            return fields().findFirst();
        }
        int end = pointer.indexOf('/', 1);
        var name = end < 0 ? pointer.substring(1) : pointer.substring(1, end);
        return Optional.ofNullable(members.get(name))
                .flatMap(editor -> editor.at(end < 0 ? "" : pointer.substring(end)));
    }

    Stream<FormField> fields() {
        return members.values().stream().flatMap(MemberEditor::fields);
    }
}
