package io.covalence.portal.wizard.form;

import com.vaadin.flow.component.Component;
import io.covalence.contract.plan.Violation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A member that is a record of one form. */
final class GroupEditor implements MemberEditor {
    private final RecordEditor record;
    private final Group group;

    GroupEditor(Member member, Record shown, Runnable changed) {
        record = new RecordEditor(shown, changed);
        group = new Group(member.label(), record.component());
    }

    @Override
    public Component component() {
        return group;
    }

    @Override
    public @Nullable Object value(String pointer, List<Violation> faults) {
        return record.value(pointer, faults);
    }

    @Override
    public Optional<FormField> at(String pointer) {
        return record.at(pointer);
    }

    @Override
    public Stream<FormField> fields() {
        return record.fields();
    }
}
