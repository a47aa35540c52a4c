package io.covalence.contract.plan.inputs;

import io.covalence.contract.plan.Statement;
import java.util.List;

/** The data that a plan reads at a site. */
public sealed interface Inputs permits MoleculeTable, Table {
    /** Columns that are read of a site's file, beside those that the work names. */
    List<String> columns();

    /** Numbers that a row gives a model. */
    int width();

    /** What becomes of rows with the same inputs. */
    Duplicates duplicates();

    /**
     * Which rows are set aside for evaluation.
     *
     * @param percent of them that the plan wants
     */
    Statement settingAside(long percent);

    /** What is read, and how; the first says which columns. */
    List<Statement> says();
}
