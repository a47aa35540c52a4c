package io.covalence.portal.wizard.form;

import com.vaadin.flow.component.Component;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The fields of a whole plan, part by part. They keep what a person typed, whether it makes a plan or not. */
public final class PlanEditor {
    /** Not to be chosen. */
    private static final String SCHEMA = "schema";

    private final Map<String, MemberEditor> parts;

    /**
     * What the fields say.
     *
     * @param plan the plan, absent while it has faults
     */
    public record Reading(@Nullable StudyPlan plan, List<Violation> faults) {}

    /** @param changed is told when a person changes something */
    public PlanEditor(StudyPlan plan, Runnable changed) {
        parts = Stream.of(StudyPlan.class.getRecordComponents())
                .filter(component -> !component.getName().equals(SCHEMA))
                .map(Member::new)
                .collect(Collectors.toMap(Member::name, member -> Editors.of(member, member.of(plan), changed)));
    }

    /** The fields of one of the plan's members. */
    public Component component(String member) {
        return part(member).component();
    }

    private MemberEditor part(String member) {
        return Optional.ofNullable(parts.get(member))
                .orElseThrow(() -> new IllegalArgumentException("a plan has no fields of " + member));
    }

    /** The field to which a pointer from the plan leads. */
    public Optional<FormField> at(String pointer) {
        int end = pointer.indexOf('/', 1);
        var name = end < 0 ? pointer.replaceFirst("/", "") : pointer.substring(1, end);
        return Optional.ofNullable(parts.get(name)).flatMap(part -> part.at(end < 0 ? "" : pointer.substring(end)));
    }

    public Stream<FormField> fields() {
        return parts.values().stream().flatMap(MemberEditor::fields);
    }

    /** Reads all fields, and holds what they say against the plan's bounds. */
    public Reading read() {
        var faults = new ArrayList<Violation>();
        var plan = plan(faults);
        if (plan != null) {
            faults.addAll(plan.violations());
        }
        return new Reading(faults.isEmpty() ? plan : null, List.copyOf(faults));
    }

    private @Nullable StudyPlan plan(List<Violation> faults) {
        var values = Stream.of(StudyPlan.class.getRecordComponents())
                .map(component -> value(component.getName(), faults))
                .toArray();
        return faults.isEmpty() ? (StudyPlan) RecordEditor.make(StudyPlan.class, values) : null;
    }

    private @Nullable Object value(String member, List<Violation> faults) {
        var part = parts.get(member);
        return part == null ? (Object) StudyPlan.SCHEMA : part.value("/" + member, faults);
    }
}
