package io.covalence.connector.dealing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * Deals AqSolDB by where its rows came from: the first letter of a row's ID names one of nine source datasets (Sorkun, Khetan
 * and Er, Scientific Data 2019, 6, 143). Whole sources are grouped into sites, largest first, each to the smallest site.
 */
public final class SourceDealer {
    private SourceDealer() {}

    /**
     * Deals rows.
     *
     * @param ids one per row
     * @return the site of each row, from 0
     * @throws IllegalArgumentException when there are fewer sources than sites, or an ID is empty
     */
    public static int[] deal(List<String> ids, int sites) {
        var bySource = new TreeMap<Character, List<Integer>>();
        for (int row = 0; row < ids.size(); row++) {
            if (ids.get(row).isEmpty()) {
                throw new IllegalArgumentException("row " + (row + 1) + " has no ID to tell its source by");
            }
            bySource.computeIfAbsent(ids.get(row).charAt(0), key -> new ArrayList<>())
                    .add(row);
        }
        if (bySource.size() < sites) {
            throw new IllegalArgumentException(
                    "there are " + bySource.size() + " sources; they cannot be dealt to " + sites + " sites");
        }
        var siteOfRow = new int[ids.size()];
        var held = new int[sites];
        var largestFirst = new ArrayList<>(bySource.values());
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
