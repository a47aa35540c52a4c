package io.covalence.contract.run;

import java.util.List;

/**
 * How far the charter is signed under which a run is to begin.
 *
 * @param version 1 for a study's first charter, which everybody signs; for a later one a majority of the members so far is
 *     enough, with every site that joins
 * @param signed how many sites have signed
 * @param unsigned ids of the sites that have a say and have not signed
 */
public record CharterProgress(int version, int signed, List<String> unsigned) {
    public CharterProgress {
        unsigned = List.copyOf(unsigned);
    }

    /** How many sites have a say. */
    public int signers() {
        return signed + unsigned.size();
    }
}
