package io.covalence.secagg.attack;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.DishonestSite;
import io.covalence.secagg.RoundScript;
import io.covalence.secagg.SecretBytes;
import io.covalence.secagg.cohort.Cohort;
import io.covalence.secagg.internal.Mask;
import io.covalence.secagg.internal.Seeds;
import io.covalence.secagg.internal.Shamir;
import io.covalence.secagg.internal.ShareBox;
import io.covalence.secagg.message.ShareKind;
import io.covalence.secagg.message.Unmask;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** All shares that the service has got hold of, from answers and from colluders, and what follows from them. */
final class Spoils {
    private final RoundScript script;
    private final Cohort cohort;
    private final Map<SiteId, Map<ShareKind, SortedMap<Integer, byte[]>>> shares = new HashMap<>();

    Spoils(RoundScript script) {
        this.script = script;
        this.cohort = script.cohort();
    }

    void take(Unmask answer) {
        int point = cohort.shareIndex(answer.site());
        answer.shares()
                .forEach(share -> of(share.dealer(), share.kind())
                        .put(point, share.share().toByteArray()));
    }

    /** A colluder decrypts what was dealt to it and hands over both kinds. */
    void take(DishonestSite colluder) {
        int point = cohort.shareIndex(colluder.site);
        for (var delivered : script.deliverTo(colluder.site).deliveries()) {
            var dealer = delivered.dealer();
            if (!dealer.equals(colluder.site)) {
                var agreed = colluder.channelKey.agree(cohort.advertise(dealer).channelKey(), dealer);
                var encapsulated =
                        colluder.channelKey.decapsulate(delivered.entry().channelCiphertext());
                var key = ShareBox.channelKey(agreed, encapsulated, cohort.session(), dealer, colluder.site);
                byte[] both = delivered
                        .entry()
                        .open(key, cohort.session(), dealer, colluder.site)
                        .orElseThrow()
                        .openSecret();
                of(dealer, ShareKind.RECOVERY).put(point, Arrays.copyOf(both, 32));
                of(dealer, ShareKind.SELF_MASK).put(point, Arrays.copyOfRange(both, 32, 64));
            }
        }
    }

    int count(SiteId dealer, ShareKind kind) {
        return of(dealer, kind).size();
    }

    /** The secret, when the shares give it: whether they do shows in what the dealer has published. */
    Optional<SecretBytes> secret(SiteId dealer, ShareKind kind) {
        var known = of(dealer, kind);
        if (known.isEmpty()) {
            return Optional.empty();
        }
        var secret = Shamir.combine(known);
        boolean right = switch (kind) {
            case SELF_MASK ->
                Seeds.selfSeedHash(secret, cohort.session(), dealer)
                        .equals(script.sharingCohort().header(dealer).selfSeedHash());
            case RECOVERY ->
                Seeds.maskKey(secret, cohort.context())
                        .publicKey()
                        .equals(cohort.advertise(dealer).maskKey());
        };
        return right ? Optional.of(secret) : Optional.empty();
    }

    /** The one chunk of a site's masked vector without its masks, which takes both of its secrets. */
    Optional<byte[]> clear(SiteId site) {
        var selfSeed = secret(site, ShareKind.SELF_MASK);
        var recoverySeed = secret(site, ShareKind.RECOVERY);
        if (selfSeed.isEmpty() || recoverySeed.isEmpty()) {
            return Optional.empty();
        }
        byte[] chunk = RoundScript.require(script.masked, site).chunk(0).clone();
        remove(Mask.self(selfSeed.get(), cohort.session()), chunk);
        for (var peer : script.sharingCohort().sites()) {
            if (!peer.equals(site)) {
                remove(pairMask(recoverySeed.get(), site, peer), chunk);
            }
        }
        return Optional.of(chunk);
    }

    /** The mask between a site whose recovery seed is known and a peer. */
    Mask pairMask(SecretBytes recoverySeed, SiteId site, SiteId peer) {
        var maskKey = Seeds.maskKey(recoverySeed, cohort.context());
        var peerKey = cohort.advertise(peer).maskKey();
        var sent = Seeds.maskEncapsulation(recoverySeed, cohort.session(), site, peer, peerKey);
        var received = maskKey.decapsulate(script.dealt().entry(peer, site).maskCiphertext());
        return Mask.pair(maskKey.agree(peerKey, peer), sent.secret(), received, cohort.session(), site, peer);
    }

    void remove(Mask mask, byte[] chunk) {
        mask.negated().apply(script.federation.layout(), 0, chunk);
    }

    private SortedMap<Integer, byte[]> of(SiteId dealer, ShareKind kind) {
        return shares.computeIfAbsent(dealer, key -> new EnumMap<>(ShareKind.class))
                .computeIfAbsent(kind, key -> new TreeMap<>());
    }
}
