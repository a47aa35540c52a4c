package io.covalence.aggregation.support;

import io.covalence.contract.charter.SiteCharter;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.id.TenantId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.charter.Charter;
import io.covalence.secagg.charter.CharterChain;
import io.covalence.secagg.charter.CharterHistory;
import io.covalence.secagg.charter.SignedCharter;
import io.covalence.secagg.log.ConsistencyProof;
import io.covalence.secagg.log.KnownLog;
import io.covalence.secagg.log.SignedTreeHead;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a site knows of charters and logs: every signature in a chain was checked, and every head continues the one before. */
final class CheckedCharters {
    private final World world;
    private final SiteId site;
    private final Map<String, KnownLog> logs = new HashMap<>();

    CheckedCharters(World world, SiteId site) {
        this.world = world;
        this.site = site;
    }

    /** The charters that the site is shown. */
    List<SiteCharter> shown() {
        return world.service().charters().of(site).items();
    }

    Charter require(ByteString hash) {
        return shown().stream()
                .filter(charter -> charter.hash().equals(hash.hex()))
                .map(CheckedCharters::chain)
                .findFirst()
                .orElseThrow()
                .require(hash);
    }

    /** What the site knows of the log, after it has met another head. */
    KnownLog meet(Charter charter, SignedTreeHead head) {
        var tenant = charter.tenant();
        var before = logs.get(tenant);
        var known = before == null
                ? KnownLog.first(charter.serviceKey(), tenant, head)
                : before.meet(head, growth(new TenantId(tenant), before.head().size(), head.size()));
        logs.put(tenant, known);
        return known;
    }

    private ConsistencyProof growth(TenantId tenant, long one, long other) {
        return world.exchange()
                .log()
                .consistency(tenant, Math.min(one, other), Math.max(one, other), Optional.of(site));
    }

    private static CharterChain chain(SiteCharter shown) {
        var base64 = Base64.getDecoder();
        var versions = new ArrayList<SignedCharter>();
        if (!shown.history().isEmpty()) {
            versions.addAll(
                    CharterHistory.decode(base64.decode(shown.history())).versions());
        }
        versions.add(SignedCharter.decode(base64.decode(shown.charter())));
        return CharterChain.verify(new CharterHistory(versions));
    }
}
