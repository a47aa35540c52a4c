package io.covalence.secagg.model;

import java.util.function.Predicate;

/**
 * What the service can show to one site in one attempt: it has every message that was sent, and whatever a colluder would sign.
 *
 * @param advertised whose M1 it has
 * @param roster the U1 that it has shown to others and is bound to; 0 when to none
 * @param dealt whose M3 it has for the site's roster
 * @param sharing the U2 that it has shown to others and is bound to; 0 when to none
 * @param masked whose M5 header it has for the site's U2
 * @param agreeing whose M7 it has on the site's U3
 * @param voters whose vote it has to abort the site's session
 */
record View(int advertised, int roster, int dealt, int sharing, int masked, int agreeing, int voters) {
    static View of(World world, int site, int attempt) {
        var setting = world.setting();
        var own = world.session(site, attempt);
        Predicate<Session> inRoster = other -> other.roster() == own.roster();
        Predicate<Session> inSharing = inRoster.and(other -> other.sharing() == own.sharing());
        Predicate<Session> inSurvivors = inSharing.and(other -> other.survivors() == own.survivors());
        return new View(
                world.who(attempt, Session::advertised),
                setting.splitsRosters() ? 0 : world.first(attempt, other -> true, Session::roster),
                world.who(attempt, inRoster) & own.roster(),
                setting.splitsSharing() ? 0 : world.first(attempt, inRoster, Session::sharing),
                world.who(attempt, inSharing) & own.sharing(),
                world.who(attempt, inSurvivors) & own.survivors(),
                world.who(attempt, inRoster.and(Session::voted)) & own.roster());
    }
}
