package io.covalence.secagg.model;

/**
 * What a search covers.
 *
 * @param sites all of them; the colluders are the last ones
 * @param colluders that sign anything and show the service everything
 * @param attempts of one round
 * @param splitsRosters the service shows sites different U1
 * @param splitsSharing the service shows sites different U2
 * @param crashes sites lose their keys at any moment, also between recording a fact and sending what depends on it
 * @param recordsFirst sites record a fact before they send what depends on it, as they have to
 */
record Setting(
        int sites,
        int colluders,
        int attempts,
        boolean splitsRosters,
        boolean splitsSharing,
        boolean crashes,
        boolean recordsFirst) {
    int honest() {
        return sites - colluders;
    }

    int all() {
        return (1 << sites) - 1;
    }

    int honestSet() {
        return (1 << honest()) - 1;
    }

    int colludingSet() {
        return all() & ~honestSet();
    }
}
