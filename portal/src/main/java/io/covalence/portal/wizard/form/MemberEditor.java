package io.covalence.portal.wizard.form;

import com.vaadin.flow.component.Component;
import io.covalence.contract.plan.Violation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows one member of a record, and reads what a person made of it. */
interface MemberEditor {
    Component component();

    /**
     * What stands in the fields.
     *
     * @param pointer from the plan to the member
     * @param faults takes in what cannot be read at all; bounds are the plan's own
     * @return null when nothing stands there, or when it cannot be read
     */
    @Nullable
    Object value(String pointer, List<Violation> faults);

    /**
     * The field to which a pointer leads.
     *
     * @param pointer from the member; empty for the member itself
     */
    Optional<FormField> at(String pointer);

    Stream<FormField> fields();
}
