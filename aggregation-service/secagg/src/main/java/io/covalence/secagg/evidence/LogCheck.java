package io.covalence.secagg.evidence;

import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.charter.Charter;
import io.covalence.secagg.cohort.Cohort;
import io.covalence.secagg.log.SignedTreeHead;
import io.covalence.secagg.log.SplitView;
import io.covalence.secagg.message.Offer;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Checks what the log says about a round, and that it is the log which every member saw. */
final class LogCheck {
    private final RoundRecord round;
    private final Charter charter;
    private final Cohort cohort;

    LogCheck(RoundRecord round, Charter charter, Cohort cohort) {
        this.round = round;
        this.charter = charter;
        this.cohort = cohort;
    }

    void check() {
        var log = round.log();
        var context = round.offer().context();
        log.head().verify(charter.serviceKey(), charter.tenant());
        log.charter().verify(Offer.charterEntry(charter), log.head());
        log.modelBefore().verify(round.offer().modelEntry(), log.head());
        log.modelAfter().verify(round.result().modelEntry(context), log.head());
        log.result().verify(round.result().resultEntry(context), log.head());
        checkGrowth();
    }

    /** The head of the extract, and every smaller one that the offer or a member carried. */
    List<SignedTreeHead> heads() {
        var heads = new TreeMap<Long, SignedTreeHead>();
        add(heads, round.log().head());
        add(heads, round.offer().treeHead());
        cohort.treeHeads().forEach(head -> add(heads, head));
        return List.copyOf(heads.values());
    }

    private void checkGrowth() {
        var open = new TreeMap<Long, SignedTreeHead>();
        heads().forEach(head -> open.put(head.size(), head));
        var newest = round.log().head();
        open.remove(newest.size());
        for (var proof : round.log().growth()) {
            SignedTreeHead older = open.remove(proof.oldSize());
            if (older == null) {
                throw ProtocolViolation.of(
                        Code.BAD_PROOF, "a consistency proof begins at a tree head that nobody carried");
            }
            proof.verify(older, newest);
        }
        if (!open.isEmpty()) {
            throw ProtocolViolation.of(
                    Code.BAD_PROOF,
                    "the log is not shown to continue the tree head of " + open.firstKey() + " entries, which a member"
                            + " carried");
        }
    }

    private void add(SortedMap<Long, SignedTreeHead> heads, SignedTreeHead head) {
        if (head.size() > round.log().head().size()) {
            throw ProtocolViolation.of(
                    Code.BAD_PROOF, "a member carried a larger tree head than the bundle's, which must be the newest");
        }
        SignedTreeHead known = heads.putIfAbsent(head.size(), head);
        if (known != null && SplitView.between(known, head).isPresent()) {
            throw ProtocolViolation.of(
                    Code.SPLIT_VIEW, "the service signed two different logs of " + head.size() + " entries");
        }
    }
}
