package io.covalence.simulation.partition;

import io.covalence.demodata.Sheet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.DirichletSampler;

/**
 * Deals the rows of each value of a column by shares drawn from a symmetrical Dirichlet distribution, as Hsu, Qi and Brown have it
 * ("Measuring the effects of non-identical data distribution", 2019, section 3): the smaller the concentration, the more sites differ. A
 * column of many numbers counts by tenths of its range of ranks. No site stays without a row.
 *
 * @param column whose values count
 * @param concentration of the distribution, {@value #LEAST} to {@value #MOST}
 */
record ByDirichlet(String column, double concentration) implements Partition {
    static final double LEAST = 0.01;
    static final double MOST = 1_000;

    private static final int MOST_CLASSES = 20;
    private static final int RANKS = 10;

    @Override
    public int[] deal(Sheet sheet, int sites, RandomGenerator random) {
        var values = Columns.of(sheet, column);
        Columns.requireRows(values.size(), sites);
        UniformRandomProvider source = random::nextLong;
        var siteOfRow = new int[values.size()];
        var held = new int[sites];
        for (var rows : classes(values)) {
            Collections.shuffle(rows, random);
            var shares = sites == 1
                    ? new double[] {1}
                    : DirichletSampler.symmetric(source, sites, concentration).sample();
            double upTo = 0;
            int row = 0;
            for (int site = 0; site < sites; site++) {
                upTo += shares[site];
                int end = site == sites - 1 ? rows.size() : (int) Math.round(upTo * rows.size());
                for (; row < Math.min(end, rows.size()); row++) {
                    siteOfRow[rows.get(row)] = site;
                    held[site]++;
                }
            }
        }
        giveToWhoHasNone(siteOfRow, held);
        return siteOfRow;
    }

    private static List<List<Integer>> classes(List<String> values) {
        var byValue = new TreeMap<String, List<Integer>>();
        for (int row = 0; row < values.size(); row++) {
            byValue.computeIfAbsent(values.get(row), value -> new ArrayList<>()).add(row);
        }
        if (byValue.size() <= MOST_CLASSES) {
            return new ArrayList<>(byValue.values());
        }
        var sorted = new ArrayList<Integer>();
        byValue.entrySet().stream()
                .sorted((one, other) -> Double.compare(number(one.getKey()), number(other.getKey())))
                .forEach(entry -> sorted.addAll(entry.getValue()));
        var classes = new ArrayList<List<Integer>>();
        for (int rank = 0; rank < RANKS; rank++) {
            classes.add(
                    new ArrayList<>(sorted.subList(sorted.size() * rank / RANKS, sorted.size() * (rank + 1) / RANKS)));
        }
        return classes;
    }

    /** What is no number comes first. */
    private static double number(String value) {
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            return Double.NEGATIVE_INFINITY;
        }
    }

    private static void giveToWhoHasNone(int[] siteOfRow, int[] held) {
        for (int site = 0; site < held.length; site++) {
            for (int row = 0; row < siteOfRow.length && held[site] == 0; row++) {
                if (held[siteOfRow[row]] > 1) {
                    held[siteOfRow[row]]--;
                    siteOfRow[row] = site;
                    held[site]++;
                }
            }
        }
    }
}
