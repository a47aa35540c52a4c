package io.covalence.simulation.partition;

import io.covalence.demodata.Sheet;
import io.covalence.simulation.Unusable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Deals rows by the values of a column, or by how they begin: the first letter of an ID in AqSolDB names one of nine source datasets
 * (Sorkun, Khetan and Er, Scientific Data 2019, 6, 143). Rows of one value stay together; values are grouped into sites, largest first,
 * each to the smallest site.
 *
 * @param characters of a value that count
 */
record ByColumn(String column, int characters) implements Partition {
    @Override
    public int[] deal(Sheet sheet, int sites, RandomGenerator random) {
        var values = Columns.of(sheet, column);
        var byValue = new TreeMap<String, List<Integer>>();
        for (int row = 0; row < values.size(); row++) {
            var value = values.get(row);
            if (value.isEmpty()) {
                throw new Unusable("row " + (row + 1) + " has no value of \"" + column + "\" to deal it by");
            }
            byValue.computeIfAbsent(value.substring(0, Math.min(characters, value.length())), key -> new ArrayList<>())
                    .add(row);
        }
        if (byValue.size() < sites) {
            throw new Unusable("\"" + column + "\" has " + byValue.size() + " values; they cannot be dealt to " + sites
                    + " sites");
        }
        var siteOfRow = new int[values.size()];
        var held = new int[sites];
        var largestFirst = new ArrayList<>(byValue.values());
        largestFirst.sort(Comparator.<List<Integer>>comparingInt(List::size).reversed());
        for (var rows : largestFirst) {
            int smallest = 0;
            for (int site = 1; site < sites; site++) {
                smallest = held[site] < held[smallest] ? site : smallest;
            }
            for (int row : rows) {
                siteOfRow[row] = smallest;
            }
            held[smallest] += rows.size();
        }
        return siteOfRow;
    }
}
