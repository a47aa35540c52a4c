package io.covalence.secagg.model;

import java.util.ArrayList;
import java.util.List;

/** A permutation of the honest sites, which are the first ones; colluders keep their names. */
record Renaming(List<Integer> places) {
    static List<Renaming> all(int sites) {
        var renamings = new ArrayList<Renaming>();
        extend(List.of(), sites, renamings);
        return renamings;
    }

    int site(int site) {
        return site < places.size() ? places.get(site) : site;
    }

    int set(int sites) {
        int renamed = 0;
        for (int rest = sites; rest != 0; rest &= rest - 1) {
            renamed |= 1 << site(Integer.numberOfTrailingZeros(rest));
        }
        return renamed;
    }

    private static void extend(List<Integer> places, int sites, List<Renaming> renamings) {
        if (places.size() == sites) {
            renamings.add(new Renaming(places));
        }
        for (int next = 0; next < sites; next++) {
            if (!places.contains(next)) {
                var longer = new ArrayList<>(places);
                longer.add(next);
                extend(List.copyOf(longer), sites, renamings);
            }
        }
    }
}
