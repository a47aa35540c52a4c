package io.covalence.contract.plan.task;

import io.covalence.contract.metric.Measures;
import io.covalence.contract.plan.Statement;
import io.covalence.contract.plan.inputs.Duplicates;
import io.covalence.contract.text.PlainText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a learning predicts. */
public sealed interface Task permits BinaryLabels, Regression {
    /** Columns to predict; the model has an output for each. */
    List<String> columns();

    /** Limbs that a site sends of each column in every round. */
    int limbsPerColumn();

    /** Histograms of scores that it sends of each column in the last round. */
    int histogramsPerColumn();

    Measures measures();

    /** Whether rows with the same inputs can be merged so. */
    boolean merges(Duplicates duplicates);

    /** What is predicted. */
    Statement says();

    /** What becomes of rows with the same inputs. */
    Statement merging(Duplicates duplicates);

    /** What errors weigh; empty where nothing about it can be chosen. */
    Optional<Statement> weighing();

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
