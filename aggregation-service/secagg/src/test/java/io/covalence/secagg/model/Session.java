package io.covalence.secagg.model;

/**
 * What a site has said in one attempt, all of which the service has. Sets of sites are bit masks, and empty as long as the site
 * has not been told.
 *
 * @param advertised M1 is sent
 * @param roster U1 as shown to the site: M3 is sent
 * @param sharing U2 as shown to the site: M5 is sent
 * @param lacking dealers of whom it holds no share
 * @param survivors U3 as shown to the site: M7 is sent
 * @param answered M9 is sent
 * @param voted the vote to abort is sent
 * @param alive the site still has its keys
 */
record Session(
        boolean advertised,
        int roster,
        int sharing,
        int lacking,
        int survivors,
        boolean answered,
        boolean voted,
        boolean alive) {
    static final Session NONE = new Session(false, 0, 0, 0, 0, false, false, false);
    static final Session OPENED = new Session(true, 0, 0, 0, 0, false, false, true);

    Session shown(int inRoster) {
        return new Session(advertised, inRoster, sharing, lacking, survivors, answered, voted, alive);
    }

    Session masked(int inSharing) {
        return new Session(advertised, roster, inSharing, lacking, survivors, answered, voted, alive);
    }

    Session lacking(int dealers) {
        return new Session(advertised, roster, sharing, dealers, survivors, answered, voted, alive);
    }

    Session agreed(int inSurvivors) {
        return new Session(advertised, roster, sharing, lacking, inSurvivors, answered, voted, alive);
    }

    Session hasAnswered() {
        return new Session(advertised, roster, sharing, lacking, survivors, true, voted, false);
    }

    Session hasVoted() {
        return new Session(advertised, roster, sharing, lacking, survivors, answered, true, false);
    }

    Session dead() {
        return new Session(advertised, roster, sharing, lacking, survivors, answered, voted, false);
    }

    Session renamed(Renaming names) {
        return new Session(
                advertised,
                names.set(roster),
                names.set(sharing),
                names.set(lacking),
                names.set(survivors),
                answered,
                voted,
                alive);
    }
}
