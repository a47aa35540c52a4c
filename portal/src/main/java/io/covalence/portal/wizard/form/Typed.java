package io.covalence.portal.wizard.form;

import static io.covalence.portal.text.Texts.text;

import io.covalence.contract.id.Id;
import io.covalence.portal.wizard.form.FieldEditor.Unreadable;
import java.lang.reflect.InvocationTargetException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/** Reads what people type where a record has a number, an id or a text. */
final class Typed {
    private static final int LONGEST = 40;

    private Typed() {}

    static String write(Number number) {
        return number instanceof Double value ? Member.plain(value) : number.toString();
    }

    /** A number of the wanted type. */
    static Object number(Class<?> type, String typed) {
        boolean fraction = type == double.class || type == Double.class;
        try {
            var number = parse(typed);
            if (fraction) {
                return number.doubleValue();
            }
            return type == long.class ? (Object) number.longValueExact() : number.intValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new Unreadable(text(fraction ? "plan.no-number" : "plan.no-whole-number"));
        }
    }

    private static BigDecimal parse(String typed) {
        var number = typed.strip();
        if (number.length() > LONGEST) {
            throw new NumberFormatException();
        }
        return new BigDecimal(number);
    }

    /** Whole numbers with commas between them. */
    static List<Integer> numbers(String typed) {
        return typed.isBlank()
                ? List.of()
                : Arrays.stream(typed.split(",", -1))
                        .map(one -> (Integer) number(int.class, one))
                        .toList();
    }

    /** A text as it is, or the id that it is. */
    static Object words(Class<?> type, String typed) {
        if (!Id.class.isAssignableFrom(type)) {
            return typed.strip();
        }
        try {
            return type.getConstructor(String.class).newInstance(typed.strip());
        } catch (InvocationTargetException refused) {
            throw new Unreadable(text("plan.no-id"));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("an id is made of its text", e);
        }
    }
}
