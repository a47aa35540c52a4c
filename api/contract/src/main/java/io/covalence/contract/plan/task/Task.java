package io.covalence.contract.plan.task;

import io.covalence.contract.metric.Measures;
import io.covalence.contract.plan.Statement;
import io.covalence.contract.plan.inputs.Duplicates;
import io.covalence.contract.text.PlainText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a model predicts. */
public sealed interface Task permits BinaryLabels, Classes, Regression, Survival {
    /** Columns that are read of a site's file: what is to be predicted. */
    List<String> columns();

    /** What is scored, by the name under which its figures are shown: of most tasks each column. */
    default List<String> scored() {
        return columns();
    }

    /** Outputs of the model: of most tasks one for each column. */
    default int outputs() {
        return columns().size();
    }

    /** Parameters of the loss itself, which follow the architecture's in a model; of most tasks none. */
    default int constants() {
        return 0;
    }

    /** Limbs that a site sends of each target in every round. */
    int limbsPerTarget();

    /** Limbs that it sends of each target in the last round only, beside histograms. */
    default int lastLimbsPerTarget() {
        return 0;
    }

    /** Histograms of scores that it sends of each target in the last round. */
    int histogramsPerTarget();

    Measures measures();

    /** Whether rows with the same inputs can be merged so. */
    boolean merges(Duplicates duplicates);

    /** What is predicted. */
    Statement says();

    /** What becomes of rows with the same inputs. */
    default Statement merging(Duplicates duplicates) {
        return Statement.of("duplicates." + duplicates.name().toLowerCase(Locale.ROOT));
    }

    /** What errors weigh; empty where nothing about it can be chosen. */
    default Optional<Statement> weighing() {
        return Optional.empty();
    }

    /** What the scoring tells, which all that is said about updates does not cover. */
    Statement told(int bins, int smallestCell);

    /** A statement about the columns, of which the first are named. */
    static Statement naming(String key, List<String> columns) {
        int named = 12;
        var names = columns.stream().limit(named).map(PlainText::inQuotes).collect(Collectors.joining(", "));
        int more = columns.size() - named;
        return more > 0 ? Statement.of(key + ".more", names, more) : Statement.of(key, names);
    }
}
