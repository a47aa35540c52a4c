package io.covalence.portal.wizard.form;

import io.covalence.contract.plan.Kind;
import java.util.Arrays;
import java.util.List;

/**
 * The form of one of a plan's records.
 *
 * @param start with which a new one begins
 * @param inSight members that stand in sight, in this order; the others are folded away
 */
record RecordForm(Record start, List<String> inSight) {
    static RecordForm of(Record start, String... inSight) {
        return new RecordForm(start, List.of(inSight));
    }

    Class<? extends Record> type() {
        return start.getClass();
    }

    /** The name of the kind in JSON. */
    String kind() {
        return type().getAnnotation(Kind.class).value();
    }

    List<Member> members() {
        return Arrays.stream(type().getRecordComponents()).map(Member::new).toList();
    }
}
