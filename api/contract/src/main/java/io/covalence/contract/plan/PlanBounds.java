package io.covalence.contract.plan;

import io.covalence.contract.text.PlainText;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goes through a plan's records and holds every member against the bounds that stand at it. */
final class PlanBounds {
    private final List<Violation> violations = new ArrayList<>();

    private PlanBounds() {}

    /** The bounds of the parts; and, where all of them are kept, what is between the parts. */
    static List<Violation> check(StudyPlan plan) {
        if (plan.schema() != StudyPlan.SCHEMA) {
            return List.of(new Violation("/schema", StudyPlan.OTHER_SCHEMA));
        }
        if (plan.encoding().equals(Encoding.LEFT_OUT)) {
            return List.of(new Violation("/encoding", "must be there: sites that train send updates"));
        }
        var bounds = new PlanBounds();
        bounds.members(plan, "");
        if (bounds.violations.isEmpty()) {
            plan.check(new Bounds("", bounds.violations));
        }
        return List.copyOf(bounds.violations);
    }

    private void record(Record part, String pointer) {
        members(part, pointer);
        if (part instanceof Checked checked) {
            checked.check(new Bounds(pointer, violations));
        }
    }

    private void members(Record part, String pointer) {
        for (var component : part.getClass().getRecordComponents()) {
            var at = pointer + "/" + component.getName();
            var value = value(part, component);
            if (value instanceof List<?> list) {
                size(component, at, list.size());
                for (int i = 0; i < list.size(); i++) {
                    member(component, at + "/" + i, list.get(i));
                }
            } else if (value != null) {
                member(component, at, value);
            }
        }
    }

    private void member(RecordComponent component, String pointer, Object value) {
        switch (value) {
            case Record part -> record(part, pointer);
            case Number number -> number(component, pointer, number);
            case String text when component.isAnnotationPresent(ColumnName.class) -> column(pointer, text);
            default -> {}
        }
    }

    private void size(RecordComponent component, String pointer, int entries) {
        var size = component.getAnnotation(Size.class);
        if (size != null) {
            range(pointer, entries, size.least(), size.most());
        }
    }

    private void number(RecordComponent component, String pointer, Number number) {
        var range = component.getAnnotation(Range.class);
        if (range != null) {
            range(pointer, number.doubleValue(), range.least(), range.most());
        }
        var allowed = component.getAnnotation(OneOf.class);
        if (allowed != null && Arrays.stream(allowed.value()).noneMatch(one -> one == number.intValue())) {
            violations.add(new Violation(pointer, "must be one of " + Arrays.toString(allowed.value())));
        }
    }

    private void column(String pointer, String name) {
        if (name.isBlank() || name.length() > ColumnName.LONGEST) {
            violations.add(new Violation(pointer, "must have 1 to " + ColumnName.LONGEST + " characters"));
        } else if (!PlainText.isLine(name)) {
            violations.add(new Violation(pointer, PlainText.RULE));
        }
    }

    /** Refuses what is no number, too. */
    private void range(String pointer, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            violations.add(new Violation(pointer, "must be from " + plain(least) + " to " + plain(most)));
        }
    }

    private static String plain(double bound) {
        return BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString();
    }

    private static @Nullable Object value(Record part, RecordComponent component) {
        try {
            return component.getAccessor().invoke(part);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a plan's records are public", e);
        }
    }
}
