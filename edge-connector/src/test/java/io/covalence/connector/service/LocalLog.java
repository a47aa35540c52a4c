package io.covalence.connector.service;

import io.covalence.connector.service.LocalServer.Reply;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.IdentityKey;
import io.covalence.secagg.log.ConsistencyProof;
import io.covalence.secagg.log.InclusionProof;
import io.covalence.secagg.log.LogEntry;
import io.covalence.secagg.log.SignedTreeHead;
import io.covalence.secagg.merkle.MerkleTree;
import java.util.ArrayList;
import java.util.List;

/** A tenant's log, and heads of it at any size. */
public final class LocalLog {
    private final String tenant;
    private final IdentityKey service;
    private final List<LogEntry> entries = new ArrayList<>();

    public LocalLog(LocalServer server, String tenant, IdentityKey service) {
        this.tenant = tenant;
        this.service = service;
        server.route("GET", "/aggregation/v1/log/" + tenant + "/consistency", (request, path) -> {
            int from = Integer.parseInt(request.query().getOrDefault("from", ""));
            int to = Integer.parseInt(request.query().getOrDefault("to", ""));
            return Reply.bytes(consistency(from, to).encode());
        });
    }

    public synchronized LocalLog append(LogEntry entry) {
        if (!entries.contains(entry)) {
            entries.add(entry);
        }
        return this;
    }

    public synchronized SignedTreeHead head() {
        return head(entries.size());
    }

    public SignedTreeHead head(int size) {
        return SignedTreeHead.sign(service, tenant, size, 1_767_225_600_000L, MerkleTree.root(leaves(size)));
    }

    public synchronized InclusionProof inclusion(LogEntry entry) {
        return InclusionProof.of(leaves(entries.size()), entries.indexOf(entry));
    }

    public ConsistencyProof consistency(int from, int to) {
        return ConsistencyProof.of(leaves(to), from);
    }

    private synchronized List<ByteString> leaves(int size) {
        return entries.subList(0, size).stream().map(LogEntry::leafHash).toList();
    }
}
