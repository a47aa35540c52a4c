package io.covalence.contract.plan.inputs;

import io.covalence.contract.plan.Bounds;
import io.covalence.contract.plan.Checked;
import io.covalence.contract.plan.ColumnName;
import io.covalence.contract.plan.Defaulted;
import io.covalence.contract.plan.Size;
import io.covalence.contract.text.PlainText;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A column of categories. A model gets an indicator for each: 1 for the row's own category, 0 for the others. A cell is
 * compared as it is written: {@code 1} and {@code 1.0} are two categories.
 *
 * @param categories all that a cell may be, in the order of the indicators
 * @param dropFirst whether the first category has no indicator, so that the others are relative to it; false when left
 *     out
 * @param unknown what any other cell means, an empty one too; {@link Unknown#REFUSE} when left out
 * @param standardised whether the indicators are standardised by each site's own training rows; false when left out
 */
public record CategoricalColumn(
        @ColumnName String column,

        @ColumnName @Size(least = 2, most = 1_000) List<String> categories,

        @Defaulted Boolean dropFirst,
        @Defaulted Unknown unknown,
        @Defaulted Boolean standardised)
        implements Checked {
    /** What the level of all other cells is called. */
    public static final String OTHERS = "any other";

    public CategoricalColumn {
        column = PlainText.composed(column);
        categories = categories.stream().map(PlainText::composed).toList();
        dropFirst = Objects.requireNonNullElse(dropFirst, false);
        unknown = Objects.requireNonNullElse(unknown, Unknown.REFUSE);
        standardised = Objects.requireNonNullElse(standardised, false);
    }

    /** With the defaults. */
    public CategoricalColumn(String column, List<String> categories) {
        this(column, categories, false, Unknown.REFUSE, false);
    }

    @Override
    public void check(Bounds bounds) {
        bounds.distinct(
                categories,
                IntStream.range(0, categories.size())
                        .mapToObj(i -> "/categories/" + i)
                        .toList());
        for (int i = 0; i < categories.size(); i++) {
            if (!categories.get(i).equals(categories.get(i).strip())) {
                bounds.add("/categories/" + i, "must not begin or end with a blank: cells are read without");
            }
            if (unknown == Unknown.OTHER && categories.get(i).equals(OTHERS)) {
                bounds.add(
                        "/categories/" + i, "is what all other cells are called: leave it out, or say unknown REFUSE");
            }
        }
    }

    /** Categories with an indicator or without, and the one for all others where there is one. */
    public int levels() {
        return categories.size() + (unknown == Unknown.OTHER ? 1 : 0);
    }

    /** The names of the levels, as people read them. */
    public List<String> levelNames() {
        return unknown == Unknown.OTHER
                ? Stream.concat(categories.stream(), Stream.of(OTHERS)).toList()
                : categories;
    }

    /** Inputs of a model. */
    public int width() {
        return levels() - (dropFirst ? 1 : 0);
    }
}
