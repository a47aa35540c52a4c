package io.covalence.contract.plan.inputs;

import io.covalence.contract.plan.ColumnName;
import io.covalence.contract.plan.Kind;
import io.covalence.contract.plan.Statement;
import io.covalence.contract.text.PlainText;
import java.util.List;

/** The rule that sets rows of a table aside for evaluation. */
public sealed interface Split {
    /** Columns that it reads. */
    List<String> columns();

    /** What is set aside, for people. */
    Statement says(long percent);

    /** Each row's inputs decide by themselves, so that rows with the same inputs are on one side. */
    @Kind("byRow")
    record ByRow() implements Split {
        @Override
        public List<String> columns() {
            return List.of();
        }

        @Override
        public Statement says(long percent) {
            return Statement.of("evaluation.table.byRow", percent);
        }
    }

    /**
     * All rows of a subject are on one side, at every site that uses the same ids.
     *
     * @param column whose cells name the subject, such as a patient's id; they are used for nothing else
     */
    @Kind("bySubject")
    record BySubject(@ColumnName String column) implements Split {
        public BySubject {
            column = PlainText.composed(column);
        }

        @Override
        public List<String> columns() {
            return List.of(column);
        }

        @Override
        public Statement says(long percent) {
            return Statement.of("evaluation.table.bySubject", percent, PlainText.inQuotes(column));
        }
    }

    /**
     * The sites' tables say it, as for a published comparison; the plan's fraction is not used.
     *
     * @param column whose cells are {@value #TRAINING} or {@value #EVALUATION}
     */
    @Kind("byColumn")
    record ByColumn(@ColumnName String column) implements Split {
        public static final String TRAINING = "train";
        public static final String EVALUATION = "test";

        public ByColumn {
            column = PlainText.composed(column);
        }

        @Override
        public List<String> columns() {
            return List.of(column);
        }

        @Override
        public Statement says(long percent) {
            return Statement.of("evaluation.table.byColumn", PlainText.inQuotes(column));
        }
    }
}
