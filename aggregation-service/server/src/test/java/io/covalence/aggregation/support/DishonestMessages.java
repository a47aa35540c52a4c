package io.covalence.aggregation.support;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.IdentityKey;
import io.covalence.secagg.merkle.MerkleTree;
import io.covalence.secagg.message.AbortVote;
import io.covalence.secagg.message.Complaint;
import io.covalence.secagg.message.Complaints;
import io.covalence.secagg.message.RevealedShare;
import io.covalence.secagg.message.ShareEntry;
import io.covalence.secagg.message.Shares;
import io.covalence.secagg.message.SharesHeader;
import io.covalence.secagg.message.Unmask;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What no honest site sends. The site signs it properly, as it has the key. */
record DishonestMessages(SiteId site, IdentityKey key) {
    private static final ByteString NOTHING = ByteString.of(new byte[ByteString.KEY_SIZE]);

    /** M3 in which the entries for some holders are not what they should be. */
    Shares shares(Shares honest, List<SiteId> cohort, List<SiteId> holders, UnaryOperator<ShareEntry> spoil) {
        var entries = new ArrayList<>(honest.entries());
        for (var holder : holders) {
            int place = cohort.indexOf(holder);
            entries.set(place, spoil.apply(entries.get(place)));
        }
        var header = honest.header();
        var leaves = new Shares(header, entries).leafHashes(cohort);
        var signed = SharesHeader.sign(
                key,
                header.session(),
                header.site(),
                header.threshold(),
                header.selfSeedHash(),
                MerkleTree.root(leaves));
        return new Shares(signed, entries);
    }

    /** A complaint about a dealer that is not to blame. */
    Complaints complaint(SharesHeader dealt) {
        return complaints(dealt, new Complaint(dealt.site(), dealt.digest(), Optional.of(NOTHING)));
    }

    /** That a dealer's channel key is not the committed one, which nobody can check. */
    Complaints accusation(SharesHeader dealt) {
        return complaints(dealt, Complaint.accusing(dealt));
    }

    /** M9 with other shares than the site was dealt. */
    Unmask answer(Unmask honest) {
        var wrong = honest.shares().stream()
                .map(share -> new RevealedShare(share.dealer(), share.kind(), NOTHING))
                .toList();
        return Unmask.sign(key, honest.session(), site, honest.survivors(), wrong);
    }

    /** A vote to abort, whatever the site has done before. */
    AbortVote vote(ByteString session) {
        return AbortVote.sign(key, session, site);
    }

    private Complaints complaints(SharesHeader dealt, Complaint complaint) {
        return Complaints.sign(key, dealt.session(), site, List.of(complaint));
    }
}
