package io.covalence.portal.wizard.form;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import io.covalence.contract.plan.Violation;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A member that stands in one field. */
final class FieldEditor<C extends AbstractField<C, V>, V> implements MemberEditor {
    private final Member member;
    private final C field;
    private final Function<V, Object> read;

    /**
     * Watches a field that shows the member's value already.
     *
     * @param read makes the record's value of the field's; {@link Unreadable} says why it cannot
     */
    FieldEditor(Member member, C field, Function<V, Object> read, Runnable changed) {
        this.member = member;
        this.field = field;
        this.read = read;
        field.addValueChangeListener(event -> changed.run());
        // No id: rows of a list have the same members.
        field.getElement().getClassList().add(member.key().replace('.', '-'));
    }

    /** What was typed is no value. */
    static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unreadable(String why) {
            super(why);
        }
    }

    @Override
    public Component component() {
        return field;
    }

    @Override
    public @Nullable Object value(String pointer, List<Violation> faults) {
        if (field.isEmpty() && !(field.getValue() instanceof Boolean)) {
            if (!member.mayBeLeftOut() && !List.class.isAssignableFrom(member.type())) {
                faults.add(new Violation(pointer, text("plan.missing")));
                return null;
            }
            return List.class.isAssignableFrom(member.type()) ? List.of() : null;
        }
        try {
            return read.apply(field.getValue());
        } catch (Unreadable unreadable) {
            faults.add(new Violation(pointer, String.valueOf(unreadable.getMessage())));
            return null;
        }
    }

    @Override
    public Optional<FormField> at(String pointer) {
        return Optional.of(
                pointer.matches("/\\d{1,9}")
                        ? new FormField(
                                member.label(), text("plan.line", Integer.parseInt(pointer.substring(1)) + 1), field)
                        : new FormField(member.label(), field));
    }

    @Override
    public Stream<FormField> fields() {
        return Stream.of(new FormField(member.label(), field));
    }
}
