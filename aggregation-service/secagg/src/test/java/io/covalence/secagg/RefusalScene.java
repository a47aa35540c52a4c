package io.covalence.secagg;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.internal.HybridKey;
import io.covalence.secagg.message.Advertise;
import io.covalence.secagg.message.DeliveredShares;
import io.covalence.secagg.message.MaskedHeader;
import io.covalence.secagg.message.Roster;
import io.covalence.secagg.message.Sequence;
import io.covalence.secagg.message.Survivors;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;

/** A session of which every site has advertised its keys, and one site that is served something else. */
abstract class RefusalScene {
    final Federation federation = new Federation(5, 0, new VectorLayout(4, RingWidth.BITS_32, 0));
    final RoundScript script = new RoundScript(federation, 77);
    final SiteId self = federation.site(0);
    final SiteId other = federation.site(1);

    @BeforeEach
    void advertise() {
        script.advertise(federation.sites());
    }

    List<Advertise> members() {
        return List.copyOf(script.advertised.values());
    }

    void receive(Roster roster) {
        RoundScript.require(script.awaitingRoster, self).receive(roster);
    }

    void receive(DeliveredShares deliver) {
        RoundScript.require(script.awaitingShares, self).receive(deliver);
    }

    void receive(Survivors survivors) {
        RoundScript.require(script.awaitingSurvivors, self).receive(survivors);
    }

    void playUntilMasked() {
        script.share(federation.sites());
        script.deliver(federation.sites());
        script.mask(federation.sites());
    }

    MaskedHeader header(SiteId site, ByteString sharingCohort, VectorLayout layout) {
        return MaskedHeader.sign(
                federation.identity(site),
                script.cohort().session(),
                site,
                sharingCohort,
                layout,
                Federation.hash("chunks"));
    }

    static Advertise advertise(IdentityKey identity, SiteId site, ByteString context, long seed) {
        var random = new SeededRandom(seed);
        var maskKey = HybridKey.random(random).publicKey();
        var channelKey = HybridKey.random(random).publicKey();
        return Advertise.sign(
                identity,
                context,
                site,
                maskKey,
                channelKey,
                Federation.hash("nonce"),
                Sequence.FIRST,
                Optional.empty());
    }
}
