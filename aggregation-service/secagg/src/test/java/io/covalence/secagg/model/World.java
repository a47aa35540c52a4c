package io.covalence.secagg.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** All honest sites together. */
record World(Setting setting, List<SiteState> sites) {
    static World initial(Setting setting) {
        return new World(setting, Collections.nCopies(setting.honest(), SiteState.initial(setting.attempts())));
    }

    World with(int site, SiteState state) {
        var changed = new ArrayList<>(sites);
        changed.set(site, state);
        return new World(setting, List.copyOf(changed));
    }

    Session session(int site, int attempt) {
        return sites.get(site).session(attempt);
    }

    /** What the service can show to a site, attempt by attempt. */
    List<View> views(int site) {
        return IntStream.range(0, setting.attempts())
                .mapToObj(attempt -> View.of(this, site, attempt))
                .toList();
    }

    /** Whose votes the service has to abort the session that a site masked last. */
    int voters(int site) {
        return sites.get(site)
                .lastMasked()
                .map(masked -> View.of(this, site, masked.attempt()).voters() & masked.sharing())
                .orElse(0);
    }

    /** The honest sites of which something holds, and all colluders. */
    int who(int attempt, Predicate<Session> condition) {
        int who = setting.colludingSet();
        for (int site = 0; site < sites.size(); site++) {
            if (condition.test(session(site, attempt))) {
                who |= 1 << site;
            }
        }
        return who;
    }

    /** The first set that is not empty, 0 when there is none. */
    int first(int attempt, Predicate<Session> condition, ToIntFunction<Session> set) {
        for (var site : sites) {
            var session = site.session(attempt);
            if (condition.test(session) && set.applyAsInt(session) != 0) {
                return set.applyAsInt(session);
            }
        }
        return 0;
    }
}
