package io.covalence.secagg.cohort;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.log.SignedTreeHead;
import io.covalence.secagg.message.Advertise;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The tree heads that travel in M1: a service that shows its sites different logs is found out when they meet in a round. */
final class TreeHeads {
    private final String tenant;
    private final Optional<ByteString> logKey;
    private final TreeMap<Long, SignedTreeHead> heads = new TreeMap<>();

    private TreeHeads(String tenant, Optional<ByteString> logKey) {
        this.tenant = tenant;
        this.logKey = logKey;
    }

    /** The heads of different sizes, ascending. */
    static List<SignedTreeHead> verify(String tenant, Optional<ByteString> logKey, List<Advertise> members) {
        var heads = new TreeHeads(tenant, logKey);
        members.forEach(heads::add);
        return List.copyOf(heads.heads.values());
    }

    private void add(Advertise member) {
        if (member.treeHead().isPresent() != logKey.isPresent()) {
            throw ProtocolViolation.malformed("site " + member.site()
                    + (logKey.isPresent()
                            ? " carries no tree head"
                            : " carries the head of a log that is not known here"));
        }
        member.treeHead().ifPresent(this::add);
    }

    private void add(SignedTreeHead head) {
        var known = heads.get(head.size());
        if (head.equals(known)) {
            return;
        }
        head.verify(logKey.orElseThrow(), tenant);
        if (known != null && !known.root().equals(head.root())) {
            throw ProtocolViolation.of(
                    Code.SPLIT_VIEW, "the service has signed two different logs of " + head.size() + " entries");
        }
        heads.putIfAbsent(head.size(), head);
    }
}
