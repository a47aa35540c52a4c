package io.covalence.connector.dataset;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Labels of one target among the usable rows.
 *
 * @param positives rows with label 1; absent where labels are numbers
 * @param positive what such a row is called
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LabelCount(
        String column,
        long labelled,
        @Nullable Long positives,
        @JsonIgnore String positive) {
    /** Of a target with two classes. */
    public LabelCount(String column, long labelled, long positives) {
        this(column, labelled, positives, "positive");
    }

    /** Of a column that says whether an event came. */
    public static LabelCount ofEvents(String column, long labelled, long events) {
        return new LabelCount(column, labelled, events, "with an event");
    }

    /** Of a target whose labels are numbers. */
    public static LabelCount ofNumbers(String column, long labelled) {
        return new LabelCount(column, labelled, null, "");
    }

    /** Labels of the class of which there are fewer; of numbers all. */
    public long smallestClass() {
        return positives == null ? labelled : Math.min(positives, labelled - positives);
    }

    @Override
    public String toString() {
        return column + ": " + labelled + " labelled" + (positives == null ? "" : ", " + positives + " " + positive);
    }
}
