package io.covalence.connector.dataset.internal;

import io.covalence.connector.dataset.TableReading;
import io.covalence.contract.plan.inputs.Split;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Says which rows of a table are set aside for evaluation. */
final class TableSplit {
    private final Split split;
    private final Optional<EvaluationSplit> drawn;
    private final Problems problems;

    TableSplit(TableReading plan, Problems problems) {
        this.split = plan.table().split();
        this.drawn = plan.evaluation().map(EvaluationSplit::new);
        this.problems = problems;
    }

    /**
     * Whether a row is for evaluation.
     *
     * @param cells of the split's columns
     * @param digest of the row's inputs
     */
    boolean evaluates(List<String> cells, byte[] digest) {
        return switch (split) {
            case Split.ByRow byRow -> drawn(HexFormat.of().formatHex(digest));
            case Split.BySubject(var column) -> ofSubject(column, cells.getFirst());
            case Split.ByColumn(var column) -> declared(column, cells.getFirst());
        };
    }

    private boolean ofSubject(String column, String subject) {
        if (Blank.is(subject)) {
            problems.kind(Kind.NO_SUBJECT, column, "");
        }
        return drawn(subject);
    }

    private boolean drawn(String key) {
        return drawn.filter(rule -> rule.evaluates(key)).isPresent();
    }

    private boolean declared(String column, String side) {
        boolean evaluation = side.equals(Split.ByColumn.EVALUATION);
        if (!evaluation && !side.equals(Split.ByColumn.TRAINING)) {
            problems.kind(Kind.NO_SIDE, column, Quoted.cell(side));
        }
        return evaluation;
    }
}
