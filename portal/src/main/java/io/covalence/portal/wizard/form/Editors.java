package io.covalence.portal.wizard.form;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.ItemLabelGenerator;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.covalence.contract.id.Id;
import io.covalence.contract.plan.ColumnName;
import java.beans.Introspector;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Chooses how a member is edited: by its type and the annotations that stand at it. */
final class Editors {
    private Editors() {}

    /**
     * An editor that shows a value.
     *
     * @param changed is told when a person changes something
     */
    static MemberEditor of(Member member, Object value, Runnable changed) {
        var type = member.type();
        var allowed = member.allowed();
        if (type == List.class) {
            return list(member, (List<?>) value, changed);
        }
        if (allowed != null) {
            return choice(member, Arrays.stream(allowed).boxed().toList(), value, String::valueOf, changed);
        }
        if (type.isEnum()) {
            return choice(member, List.of(type.getEnumConstants()), value, Editors::word, changed);
        }
        if (type == Boolean.class || type == boolean.class) {
            return new FieldEditor<>(member, new Checkbox(member.label(), (Boolean) value), flag -> flag, changed);
        }
        if (type.isInterface()) {
            return new PartEditor(member, (Record) value, changed);
        }
        if (value instanceof Id || value instanceof String) {
            return line(member, value.toString(), typed -> Typed.words(type, typed), changed);
        }
        return value instanceof Record part
                ? new GroupEditor(member, part, changed)
                : line(member, Typed.write((Number) value), typed -> Typed.number(type, typed), changed);
    }

    private static MemberEditor list(Member member, List<?> value, Runnable changed) {
        var entry = member.entryType();
        if (entry == String.class) {
            return lines(member, value, changed);
        }
        if (entry == Integer.class) {
            var shown = value.stream().map(String::valueOf).collect(Collectors.joining(", "));
            return line(member, shown, Typed::numbers, changed);
        }
        return new RowsEditor(member, value.stream().map(Record.class::cast).toList(), changed);
    }

    private static MemberEditor line(Member member, String value, Function<String, Object> read, Runnable changed) {
        var field = new TextField(member.label());
        field.setManualValidation(true);
        field.setRequiredIndicatorVisible(!member.mayBeLeftOut() && member.type() != List.class);
        field.setMaxLength(ColumnName.LONGEST);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setHelperText(member.range());
        field.setValue(value);
        return new FieldEditor<>(member, field, read, changed);
    }

    /** An entry a line: so a column of a spreadsheet can be pasted. */
    private static MemberEditor lines(Member member, List<?> value, Runnable changed) {
        var field = new TextArea(member.label());
        field.setManualValidation(true);
        field.setMaxRows(10);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setHelperText(text("plan.lines"));
        field.setValue(value.stream().map(String::valueOf).collect(Collectors.joining("\n")));
        return new FieldEditor<>(
                member, field, typed -> typed.strip().lines().map(String::strip).toList(), changed);
    }

    private static <T> MemberEditor choice(
            Member member, List<? extends T> choices, T value, ItemLabelGenerator<T> words, Runnable changed) {
        var field = new Select<T>();
        field.setLabel(member.label());
        field.setManualValidation(true);
        field.setItemLabelGenerator(words);
        field.setItems(Stream.<T>concat(choices.stream(), choices.contains(value) ? Stream.of() : Stream.of(value))
                .toList());
        field.setValue(value);
        return new FieldEditor<>(member, field, chosen -> chosen, changed);
    }

    /** The text of a constant. */
    static String word(Object constant) {
        var one = (Enum<?>) constant;
        return text("plan." + Introspector.decapitalize(one.getDeclaringClass().getSimpleName()), one);
    }
}
