package io.covalence.connector.dataset;

import io.covalence.contract.plan.inputs.Table;

/**
 * The limits of a file's size and of its errors.
 *
 * @param bytes largest file
 * @param rows most data rows
 * @param minimumRows fewest usable rows with which a site may take part
 * @param invalidShare share of rows whose molecule may be invalid; they are left out with a warning. More is an error,
 *     because then the column is probably not what it should be
 * @param problems most problems of each severity that are listed one by one
 */
public record DatasetLimits(long bytes, long rows, int minimumRows, double invalidShare, int problems) {
    /** 64 MiB, 250,000 rows, at least 20 usable rows, 1 % invalid molecules, 20 problems named. */
    public static final DatasetLimits DEFAULT = new DatasetLimits(64L << 20, 250_000, 20, 0.01, 20);

    /** Of tables whose rows are not held in memory: 16 GiB and 8,000,000 rows, of which half fit any sum of evaluations. */
    public static final DatasetLimits TABLE = new DatasetLimits(16L << 30, Table.MOST_ROWS, 20, 0, 20);
}
