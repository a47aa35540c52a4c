package io.covalence.secagg.model;

/**
 * What a search covers. All rounds start from one model. Attempts are counted over all rounds, from 0.
 *
 * @param sites all of them; the colluders are the last ones
 * @param colluders that sign anything and show the service everything
 * @param rounds from the same model, one after the other
 * @param attemptsPerRound so many
 * @param splitsRosters the service shows sites different U1
 * @param splitsSharing the service shows sites different U2
 * @param crashes sites lose their keys at any moment, also between recording a fact and sending what depends on it
 * @param complaints a site holds no share of one dealer, whichever, and reveals none
 * @param recordsFirst sites record a fact before they send what depends on it, as they have to
 */
record Setting(
        int sites,
        int colluders,
        int rounds,
        int attemptsPerRound,
        boolean splitsRosters,
        boolean splitsSharing,
        boolean crashes,
        boolean complaints,
        boolean recordsFirst) {
    /** One attempt of one round, in which nothing fails and all sites are shown the same U1 and U2. */
    static Setting of(int sites, int colluders) {
        return new Setting(sites, colluders, 1, 1, false, false, false, false, true);
    }

    Setting overAttempts(int number) {
        return new Setting(
                sites, colluders, rounds, number, splitsRosters, splitsSharing, crashes, complaints, recordsFirst);
    }

    Setting overRounds(int number) {
        return new Setting(
                sites,
                colluders,
                number,
                attemptsPerRound,
                splitsRosters,
                splitsSharing,
                crashes,
                complaints,
                recordsFirst);
    }

    Setting withSplits() {
        return withSplitRosters().withSplitSharing();
    }

    Setting withSplitRosters() {
        return new Setting(
                sites, colluders, rounds, attemptsPerRound, true, splitsSharing, crashes, complaints, recordsFirst);
    }

    Setting withSplitSharing() {
        return new Setting(
                sites, colluders, rounds, attemptsPerRound, splitsRosters, true, crashes, complaints, recordsFirst);
    }

    Setting withCrashes() {
        return new Setting(
                sites,
                colluders,
                rounds,
                attemptsPerRound,
                splitsRosters,
                splitsSharing,
                true,
                complaints,
                recordsFirst);
    }

    Setting withComplaints() {
        return new Setting(
                sites, colluders, rounds, attemptsPerRound, splitsRosters, splitsSharing, crashes, true, recordsFirst);
    }

    Setting recordingLast() {
        return new Setting(
                sites, colluders, rounds, attemptsPerRound, splitsRosters, splitsSharing, crashes, complaints, false);
    }

    /** Of all rounds. */
    int attempts() {
        return rounds * attemptsPerRound;
    }

    /** The round of an attempt, from 1. */
    int round(int attempt) {
        return 1 + attempt / attemptsPerRound;
    }

    /** Which attempt of its round it is, from 1. */
    int number(int attempt) {
        return 1 + attempt % attemptsPerRound;
    }

    /** Sites vote to abort where that can lead to something: in the next round nobody asks for votes in this one. */
    boolean votes() {
        return rounds == 1 || attemptsPerRound > 1;
    }

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
