package io.covalence.simulation.partition;

import io.covalence.connector.chemistry.ParsedSmiles;
import io.covalence.connector.chemistry.SmilesReader;
import io.covalence.demodata.Sheet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Deals molecules to sites by Murcko scaffold, so that sites differ as the chemistry of institutions does: all molecules of one
 * scaffold stay together. Molecules without rings share no scaffold worth the name and are dealt one by one, with all their
 * spellings and salts; a molecule's tautomers go where its first one goes. The sites' shares rise evenly from 15 % below to 15 %
 * above the mean. A text that is no molecule is dealt like one without rings.
 *
 * @param column that holds a molecule in each row
 */
record ByScaffold(String column) implements Partition {
    private static final double SPREAD = 0.15;

    @Override
    public int[] deal(Sheet sheet, int sites, RandomGenerator random) {
        var smiles = Columns.of(sheet, column);
        Columns.requireRows(smiles.size(), sites);
        var reader = new SmilesReader();
        var scaffolds = new HashMap<String, String>();
        var acyclic = new TreeMap<String, List<Integer>>();
        var byScaffold = new TreeMap<String, List<Integer>>();
        for (int row = 0; row < smiles.size(); row++) {
            var key = smiles.get(row);
            var scaffold = "";
            if (reader.read(key) instanceof ParsedSmiles.Valid valid) {
                key = valid.molecule().splitKey();
                scaffold =
                        scaffolds.computeIfAbsent(key, first -> valid.molecule().scaffold());
            }
            (scaffold.isEmpty() ? acyclic : byScaffold)
                    .computeIfAbsent(scaffold.isEmpty() ? key : scaffold, first -> new ArrayList<>())
                    .add(row);
        }
        var hands = new Hands(smiles.size(), sites);
        var singles = new ArrayList<>(acyclic.values());
        Collections.shuffle(singles, random);
        singles.forEach(hands::give);
        var groups = new ArrayList<>(byScaffold.values());
        Collections.shuffle(groups, random);
        groups.sort(Comparator.<List<Integer>>comparingInt(List::size).reversed());
        groups.forEach(hands::give);
        return hands.siteOfRow;
    }

    /** Gives rows to the site that is furthest below its share. */
    private static final class Hands {
        private final int[] siteOfRow;
        private final int[] held;
        private final double[] share;

        Hands(int rows, int sites) {
            siteOfRow = new int[rows];
            held = new int[sites];
            share = new double[sites];
            for (int site = 0; site < sites; site++) {
                share[site] = sites == 1 ? 1 : 1 - SPREAD + 2 * SPREAD * site / (sites - 1);
            }
        }

        void give(List<Integer> rows) {
            int neediest = 0;
            for (int site = 1; site < held.length; site++) {
                if (held[site] / share[site] < held[neediest] / share[neediest]) {
                    neediest = site;
                }
            }
            for (int row : rows) {
                siteOfRow[row] = neediest;
            }
            held[neediest] += rows.size();
        }
    }
}
