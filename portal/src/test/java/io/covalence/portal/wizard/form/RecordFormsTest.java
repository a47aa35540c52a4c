package io.covalence.portal.wizard.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.id.Id;
import io.covalence.contract.plan.Kind;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.portal.text.Texts;
import java.beans.Introspector;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordFormsTest {
    private final Texts texts = new Texts();

    /** All types that a plan is made of, from the plan itself on. */
    private static Set<Class<?>> partsOfAPlan() {
        var found = new LinkedHashSet<Class<?>>();
        find(StudyPlan.class, found);
        return found;
    }

    private static void find(Type type, Set<Class<?>> found) {
        if (type instanceof ParameterizedType list) {
            find(list.getActualTypeArguments()[0], found);
        } else if (type instanceof Class<?> part && !Id.class.isAssignableFrom(part) && found.add(part)) {
            if (part.isRecord()) {
                Arrays.stream(part.getRecordComponents()).forEach(member -> find(member.getGenericType(), found));
            } else if (part.isSealed()) {
                Arrays.stream(part.getPermittedSubclasses()).forEach(kind -> find(kind, found));
            }
        }
    }

    static Stream<Class<?>> records() {
        return partsOfAPlan().stream().filter(part -> part.isRecord() && part != StudyPlan.class);
    }

    static Stream<Enum<?>> constants() {
        return partsOfAPlan().stream()
                .filter(Class::isEnum)
                .flatMap(type -> Stream.of((Enum<?>[]) type.getEnumConstants()));
    }

    @ParameterizedTest
    @MethodSource("records")
    void everyRecordOfAPlanHasAFormWhoseMembersHaveTexts(Class<? extends Record> type) {
        var form = RecordForms.of(type);

        assertThat(form.members())
                .allSatisfy(member ->
                        assertThat(known(member.key())).as(member.key()).isTrue());
        assertThat(form.members()).extracting(Member::name).containsAll(form.inSight());
        if (type.isAnnotationPresent(Kind.class)) {
            assertThat(known("plan.kind." + form.kind())).as(form.kind()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("constants")
    void everyConstantOfAPlanHasAText(Enum<?> constant) {
        var key =
                "plan." + Introspector.decapitalize(constant.getDeclaringClass().getSimpleName()) + "."
                        + constant.name().toLowerCase(Locale.ROOT);

        assertThat(known(key)).as(key).isTrue();
    }

    @Test
    void everyFormIsOfAPlansRecordAndStandsOnce() {
        assertThat(RecordForms.all().stream().<Class<?>>map(RecordForm::type))
                .doesNotHaveDuplicates()
                .isSubsetOf(records().toList());
    }

    private boolean known(String key) {
        return !texts.getTranslation(key, Locale.ENGLISH).equals("!" + key + "!");
    }
}
