package io.covalence.benchmarks;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.EncodedVector;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.cohort.SharingCohort;
import io.covalence.secagg.message.Agreement;
import io.covalence.secagg.message.DeliveredShares;
import io.covalence.secagg.message.MaskedHeader;
import io.covalence.secagg.message.Quorum;
import io.covalence.secagg.message.Roster;
import io.covalence.secagg.message.Shares;
import io.covalence.secagg.message.Survivors;
import io.covalence.secagg.server.SharesInMemory;
import java.util.ArrayList;
import java.util.List;

/**
 * One site's side of a round, to be played again and again against the same answers of the service. The other sites' messages
 * are made beforehand; as no site looks into another's chunks, theirs have none.
 */
final class SampleClient {
    private final SampleSites sites;
    private final SiteId site;
    private final long[] values;
    private final long[] limbs;
    private final byte[] roster;
    private final byte[] deliver;
    private final byte[] survivors;
    private final byte[] quorum;

    SampleClient(int neighbours, VectorLayout layout) {
        sites = new SampleSites(neighbours + 1, layout);
        site = sites.ids().getFirst();
        values = new long[layout.values()];
        limbs = new long[layout.limbs()];
        var opened = sites.ids().stream().map(sites::open).toList();
        var u1 = Roster.of(opened.stream().map(step -> step.message()).toList());
        var dealt = opened.stream().map(step -> step.state().receive(u1)).toList();
        var shares = dealt.stream().map(step -> step.message()).toList();
        var u2 = new SharesInMemory(sites.ids(), shares).deliverTo(site);
        var masked = dealt.getFirst().state().receive(u2).state().mask(vector()).message();
        roster = u1.encode();
        deliver = u2.encode();
        var u3 = Survivors.of(headers(masked.header(), u1, shares));
        survivors = u3.encode();
        quorum = quorum(masked.header().session(), u3).encode();
    }

    /** Bytes that a site sends in one round, by message. */
    record Upload(int advertise, int shares, int maskedHeader, long chunks, int agreement, int unmask) {
        long total() {
            return advertise + shares + maskedHeader + chunks + agreement + unmask;
        }
    }

    /**
     * Everything that a site computes from opening its session to its last message: keys, checks of what came, shares, encoding
     * the integers, masks, digests, signatures; decoding and encoding of messages included. Not inside: training, clipping and
     * quantising before; storage and network between.
     */
    Upload play() {
        var opened = sites.open(site);
        var advertise = opened.message().encode();
        var dealt = opened.state().receive(Roster.decode(roster));
        var shares = dealt.message().encode();
        var masked =
                dealt.state().receive(DeliveredShares.decode(deliver)).state().mask(vector());
        var header = masked.message().header().encode();
        var agreed = masked.state().receive(Survivors.decode(survivors));
        var agreement = agreed.message().encode();
        var unmask = agreed.state().receive(Quorum.decode(quorum)).message().encode();
        return new Upload(
                advertise.length,
                shares.length,
                header.length,
                sites.layout().byteLength(),
                agreement.length,
                unmask.length);
    }

    private Quorum quorum(ByteString session, Survivors u3) {
        var hash = u3.hash();
        return Quorum.of(sites.ids().stream()
                .map(id -> Agreement.sign(sites.identity(id), session, id, hash))
                .toList());
    }

    private EncodedVector vector() {
        return EncodedVector.of(sites.layout(), values, limbs);
    }

    private List<MaskedHeader> headers(MaskedHeader own, Roster u1, List<Shares> shares) {
        var u2 = SharingCohort.verify(
                sites.verify(u1), shares.stream().map(Shares::header).toList());
        var nothing = ByteString.of(new byte[ByteString.KEY_SIZE]);
        var headers = new ArrayList<>(List.of(own));
        for (var peer : sites.ids().subList(1, sites.ids().size())) {
            var signer = sites.identity(peer);
            headers.add(MaskedHeader.sign(signer, own.session(), peer, u2.hash(), sites.layout(), nothing));
        }
        return headers;
    }
}
