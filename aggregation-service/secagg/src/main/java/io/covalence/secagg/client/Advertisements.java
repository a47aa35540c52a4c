package io.covalence.secagg.client;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.message.Advertised;
import io.covalence.secagg.message.Roster;
import io.covalence.secagg.message.Sequence;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The last M1 of each member that a site has dealt with in a run, its own among them. */
record Advertisements(@Nullable Advertised own, Map<SiteId, Advertised> others) {
    static final Advertisements NONE = new Advertisements(null, Map.of());

    Advertisements {
        others = Map.copyOf(others);
    }

    /** The place of the site's next M1. */
    Sequence next() {
        return own == null ? Sequence.FIRST : new Sequence(own.counter() + 1, own.digest());
    }

    Advertisements withOwn(Advertised message) {
        return new Advertisements(message, others);
    }

    Advertisements withOthers(Collection<Advertised> messages) {
        var all = new TreeMap<>(others);
        messages.forEach(message -> all.put(message.site(), message));
        return new Advertisements(own, all);
    }

    /**
     * Checks that no member's M1 is older than one that the site remembers.
     *
     * @throws io.covalence.secagg.ProtocolViolation (OUTDATED)
     */
    void requireNotOlder(Roster roster) {
        for (var member : roster.members()) {
            var known = others.get(member.site());
            if (known != null) {
                known.requireBefore(member);
            }
        }
    }

    /** Ascending by site. */
    List<Advertised> all() {
        return List.copyOf(new TreeMap<>(others).values());
    }
}
