package io.covalence.service.world;

import io.covalence.contract.id.SiteId;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.service.identity.ConnectorClients;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** An identity provider that remembers the clients it was asked for, and can be away. */
public final class RecordedClients implements ConnectorClients {
    private final Map<String, String> keys = new ConcurrentHashMap<>();
    private volatile boolean away;

    @Override
    public void put(SiteId siteId, String authenticationKey) {
        if (away) {
            throw new ProblemException(ProblemType.UNAVAILABLE, "The identity provider is away.");
        }
        keys.put(siteId.value(), authenticationKey);
    }

    public Map<String, String> keys() {
        return keys;
    }

    public void away(boolean isAway) {
        away = isAway;
    }
}
