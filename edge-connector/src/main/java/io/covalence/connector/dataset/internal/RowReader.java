package io.covalence.connector.dataset.internal;

import io.covalence.connector.dataset.Dataset;
import io.covalence.connector.dataset.LabelCount;
import java.io.IOException;
import java.util.List;

/** Turns cells into rows of a dataset and counts them: a class for each form of inputs. */
public interface RowReader extends AutoCloseable {
    /** The plan's columns, none of which may be missing. */
    List<String> columns();

    /** Takes the header. False when rows cannot be read with it; the problems say why. */
    boolean header(CellRows table) throws IOException;

    /** Is told rows that are about to be taken one by one. */
    default void readAhead(List<TableRow> rows) {}

    /** Takes the next row; one that shows nothing is only counted among the empty ones. */
    void read(TableRow row) throws IOException;

    /** Rows that are not empty, and those that a stray quotation mark has swallowed. */
    long count();

    /**
     * Says what is to be said once all rows are read, and makes the dataset.
     *
     * @param cellsRead whether all cells could be read; else labels are missing that the file has, and nothing is said of them
     */
    void judge(boolean cellsRead) throws IOException;

    /** Empty before {@link #judge}. */
    Dataset dataset();

    /** Labels of the rows that are used. */
    List<LabelCount> labels();

    long skipped();

    @Override
    default void close() throws IOException {}
}
