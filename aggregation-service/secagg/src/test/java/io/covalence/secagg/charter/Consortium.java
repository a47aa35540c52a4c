package io.covalence.secagg.charter;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.Federation;
import io.covalence.secagg.IdentityKey;
import io.covalence.secagg.SeededRandom;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Sites that found a charter and change it. Every site's key depends on its name alone. */
public final class Consortium {
    public static final IdentityKey SERVICE = IdentityKey.generate(new SeededRandom(4711));
    static final CharterLimits LIMITS =
            new CharterLimits(10_000_000, 500, 2.5, "no noise; sums over five sites or more");

    private Consortium() {}

    public static IdentityKey key(String site) {
        return IdentityKey.generate(new SeededRandom(site.hashCode()));
    }

    static CharterMember member(String site) {
        return new CharterMember(new SiteId(site), key(site).publicKey());
    }

    public static List<CharterMember> members(String... sites) {
        return Stream.of(sites)
                .map(Consortium::member)
                .sorted(Comparator.comparing(CharterMember::site))
                .toList();
    }

    public static Charter founding(String... sites) {
        return founding(members(sites), 1);
    }

    /** For tests that bring their own sites. */
    public static Charter founding(List<CharterMember> members, int assumedColluders) {
        return new Charter(
                "tenant",
                "study",
                1,
                Charter.NONE,
                SERVICE.publicKey(),
                members,
                assumedColluders,
                3,
                LIMITS,
                Federation.hash("plan"));
    }

    public static Charter following(Charter previous, List<CharterMember> members) {
        return following(previous, members, previous.serviceKey());
    }

    static Charter following(Charter previous, List<CharterMember> members, ByteString serviceKey) {
        return new Charter(
                previous.tenant(),
                previous.study(),
                previous.version() + 1,
                previous.hash(),
                serviceKey,
                members,
                previous.assumedColluders(),
                previous.minimumCohort(),
                previous.limits(),
                previous.planHash());
    }

    public static SignedCharter signed(Charter charter, String... signers) {
        return SignedCharter.of(
                charter,
                Stream.of(signers)
                        .map(site -> CharterSignature.sign(key(site), charter, new SiteId(site)))
                        .toList());
    }
}
