package io.covalence.contract.run;

import io.covalence.contract.id.SiteId;
import java.util.List;

/**
 * Progress of the signatures of the charter under which a run is to begin.
 *
 * @param version 1 for a study's first charter, which everybody signs; a later one needs every joining site and a
 *     majority of the present members
 * @param signed how many sites have signed
 * @param unsigned ids of the sites that may sign and have not signed
 */
public record CharterProgress(int version, int signed, List<SiteId> unsigned) {
    public CharterProgress {
        unsigned = List.copyOf(unsigned);
    }

    /** How many sites have a say. */
    public int signers() {
        return signed + unsigned.size();
    }
}
