package io.covalence.portal.chart;

import java.io.Serializable;
import java.util.List;

/** Figures that can be seen, heard and taken along: as a picture, as a sentence, as a table. */
public sealed interface Diagram extends Serializable permits Curves, IntervalRows {
    String title();

    /** What the picture shows, in a sentence. */
    String sentence();

    /** The picture, whose colours are the page's. */
    String svg();

    /** The heads of the table's columns. */
    List<String> columns();

    /** The rows of the table, each with a cell for each column. */
    List<List<String>> rows();
}
