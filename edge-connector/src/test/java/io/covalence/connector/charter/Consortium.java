package io.covalence.connector.charter;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.IdentityKey;
import io.covalence.secagg.charter.Charter;
import io.covalence.secagg.charter.CharterLimits;
import io.covalence.secagg.charter.CharterMember;
import io.covalence.secagg.charter.CharterSignature;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** The other members of a study, made up for tests: sites b to e, and the service. */
public final class Consortium {
    private static final SplittableRandom RANDOM = new SplittableRandom(7);

    private final String tenant;
    private final String study;
    private final CharterMember self;
    private final ByteString planHash;
    private final IdentityKey service = IdentityKey.generate(RANDOM::nextBytes);
    private final List<IdentityKey> others = new ArrayList<>();

    public Consortium(String tenant, String study, CharterMember self, ByteString planHash) {
        this.tenant = tenant;
        this.study = study;
        this.self = self;
        this.planHash = planHash;
        for (int i = 0; i < 4; i++) {
            others.add(IdentityKey.generate(RANDOM::nextBytes));
        }
    }

    public IdentityKey service() {
        return service;
    }

    /** A member besides the site itself. */
    public CharterMember other(int index) {
        return new CharterMember(id((char) ('b' + index)), others.get(index).publicKey());
    }

    /** This site and the first so many others. */
    public List<CharterMember> members(int size) {
        var members = new ArrayList<CharterMember>();
        members.add(self);
        for (int i = 0; i < size; i++) {
            members.add(other(i));
        }
        return members;
    }

    public Charter founding(List<CharterMember> members) {
        return charter(1, Charter.NONE, members, 1, new CharterLimits(1_000, 10, 5, ""), planHash);
    }

    /** The version after {@code before} with other members. */
    public Charter following(Charter before, List<CharterMember> members) {
        return charter(before.version() + 1, before.hash(), members, 1, before.limits(), planHash);
    }

    public Charter charter(
            int version,
            ByteString previous,
            List<CharterMember> members,
            int assumedColluders,
            CharterLimits limits,
            ByteString plan) {
        var sorted = members.stream()
                .sorted(Comparator.comparing(CharterMember::site))
                .toList();
        return new Charter(
                tenant, study, version, previous, service.publicKey(), sorted, assumedColluders, 3, limits, plan);
    }

    public CharterSignature signature(Charter charter, int other) {
        return CharterSignature.sign(others.get(other), charter, other(other).site());
    }

    /** Signatures of the first so many other members. */
    public CharterSignature[] signatures(Charter charter, int count) {
        var signatures = new CharterSignature[count];
        for (int i = 0; i < count; i++) {
            signatures[i] = signature(charter, i);
        }
        return signatures;
    }

    public static SiteId id(char letter) {
        return new SiteId("sit_" + String.valueOf(letter).repeat(20));
    }
}
