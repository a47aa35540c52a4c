package io.covalence.portal.wizard.form;

import static io.covalence.portal.text.Texts.text;

import io.covalence.contract.plan.Defaulted;
import io.covalence.contract.plan.OneOf;
import io.covalence.contract.plan.Range;
import java.beans.Introspector;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A member of a plan's record: its name for people, and the bounds that stand at it. */
record Member(RecordComponent component) {
    String name() {
        return component.getName();
    }

    /** The key of the text that names it. */
    String key() {
        return "plan."
                + Introspector.decapitalize(component.getDeclaringRecord().getSimpleName()) + "." + name();
    }

    String label() {
        return text(key());
    }

    Class<?> type() {
        return component.getType();
    }

    /** Of what it is a list. */
    Class<?> entryType() {
        return (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
    }

    /** Whether nothing needs to be said of it. */
    boolean mayBeLeftOut() {
        return component.isAnnotationPresent(Defaulted.class);
    }

    /** The range of a number in words; empty where there is none. */
    String range() {
        var range = component.getAnnotation(Range.class);
        return range == null ? "" : text("plan.range", plain(range.least()), plain(range.most()));
    }

    int @Nullable [] allowed() {
        var allowed = component.getAnnotation(OneOf.class);
        return allowed == null ? null : allowed.value();
    }

    Object of(Record owner) {
        try {
            return component.getAccessor().invoke(owner);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a plan's records are public", e);
        }
    }

    /** A number as people write it. */
    static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
