package io.covalence.secagg.simulation;

import io.covalence.contract.id.SiteId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What outlives a crash of the service. Of each site there is at most one message of a kind in an attempt. */
final class Store {
    private final Map<Box, SortedMap<SiteId, Mail>> boxes = new HashMap<>();
    private final List<Mail> inOrder = new ArrayList<>();

    private record Box(Attempt attempt, Mail.Kind kind) {}

    Optional<Mail> find(Attempt attempt, Mail.Kind kind, SiteId site) {
        return Optional.ofNullable(box(attempt, kind).get(site));
    }

    void keep(Attempt attempt, Mail mail) {
        if (box(attempt, mail.kind()).put(mail.site(), mail) != null) {
            throw new IllegalStateException("a message was overwritten");
        }
        inOrder.add(mail);
    }

    /** Ascending by site. */
    List<Mail> all(Attempt attempt, Mail.Kind kind) {
        return List.copyOf(box(attempt, kind).values());
    }

    List<Mail> everything() {
        return inOrder;
    }

    private SortedMap<SiteId, Mail> box(Attempt attempt, Mail.Kind kind) {
        return boxes.computeIfAbsent(new Box(attempt, kind), key -> new TreeMap<>());
    }
}
