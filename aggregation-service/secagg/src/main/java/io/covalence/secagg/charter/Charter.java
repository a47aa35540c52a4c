package io.covalence.secagg.charter;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.CohortPolicy;
import io.covalence.secagg.IdentityDirectory;
import io.covalence.secagg.IdentityKey;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.internal.Decoder;
import io.covalence.secagg.internal.Encoder;
import io.covalence.secagg.internal.MessageType;
import io.covalence.secagg.internal.Texts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One version of a study's charter: who takes part under which keys, and within which limits. Its hash enters every round, so
 * two sites that hold different charters share no session.
 *
 * @param version 1 for the founding charter
 * @param previous hash of the version before; zeros for the founding charter
 * @param serviceKey Ed25519 public key of the aggregation service, which signs tree heads, offers, results and bundles
 * @param members ascending by site
 * @param assumedColluders sites assumed to collude with the service, {@code c}
 * @param minimumCohort the smallest cohort that may be summed; a site's own minimum wins when larger
 * @param planHash SHA-256 of the study's plan
 */
public record Charter(
        String tenant,
        String study,
        int version,
        ByteString previous,
        ByteString serviceKey,
        List<CharterMember> members,
        int assumedColluders,
        int minimumCohort,
        CharterLimits limits,
        ByteString planHash) {
    /** The hash in place of a version before the founding one. */
    public static final ByteString NONE = ByteString.of(new byte[ByteString.KEY_SIZE]);

    /**
     * Checks what one version alone shows, except for {@link #requireUsableKeys}.
     *
     * @throws ProtocolViolation (MALFORMED) when a field is out of range, members are repeated or not ascending; (BAD_KEY) when
     *     two members share a key or the service has a member's key; (COHORT_TOO_SMALL) when all members together are no
     *     cohort
     */
    public Charter {
        Texts.requireVisible(tenant, "tenant");
        Texts.requireVisible(study, "study");
        previous.requireSize(ByteString.KEY_SIZE, "hash of the previous charter");
        planHash.requireSize(ByteString.KEY_SIZE, "plan hash");
        serviceKey.requireSize(ByteString.KEY_SIZE, "service key");
        members = List.copyOf(members);
        Decoder.requireAscending(members, CharterMember::site);
        if (version < 1 || (version == 1) != previous.equals(NONE)) {
            throw ProtocolViolation.malformed("a charter of version 1, and no other, has no previous version");
        }
        requireCohort(members.size(), assumedColluders, minimumCohort);
        if (directoryOf(members).keys().containsValue(serviceKey)) {
            throw ProtocolViolation.of(Code.BAD_KEY, "the service has the identity key of a member");
        }
    }

    /** Covers every field. */
    public ByteString hash() {
        return Encoder.labelled("covalence/v1/charter").bytes(encode()).sha256();
    }

    /**
     * Checks that every key is a point of the large prime order: under a key of small order anybody can make signatures.
     *
     * @throws ProtocolViolation (BAD_KEY)
     */
    void requireUsableKeys() {
        members.forEach(member -> requireUsable(member.identityKey(), "the identity key of site " + member.site()));
        requireUsable(serviceKey, "the service's key");
    }

    /** The keys that the members trust. */
    public IdentityDirectory directory() {
        return directoryOf(members);
    }

    /**
     * The members' rules for a cohort, with a site's own minimum.
     *
     * @param maximum cohort for which the plan's fixed point cannot overflow
     * @throws IllegalArgumentException when the larger minimum exceeds the maximum
     */
    public CohortPolicy policy(int ownMinimum, int maximum) {
        return new CohortPolicy(assumedColluders, Math.max(minimumCohort, ownMinimum), maximum);
    }

    public Optional<CharterMember> member(SiteId site) {
        return members.stream().filter(member -> member.site().equals(site)).findFirst();
    }

    public byte[] encode() {
        var out = MessageType.CHARTER
                .encoder()
                .text(tenant)
                .text(study)
                .u32(version)
                .raw(previous)
                .raw(serviceKey)
                .u16(members.size());
        members.forEach(member -> out.site(member.site()).raw(member.identityKey()));
        limits.write(out.u8(assumedColluders).u8(minimumCohort));
        return out.raw(planHash).toByteArray();
    }

    /**
     * Reads the canonical encoding.
     *
     * @throws ProtocolViolation (MALFORMED, UNSUPPORTED_VERSION), and what the constructor throws
     */
    public static Charter decode(byte[] message) {
        var in = Decoder.open(message, MessageType.CHARTER);
        var tenant = in.text(Texts.MAXIMUM);
        var study = in.text(Texts.MAXIMUM);
        int version = in.u31();
        var previous = in.fixed(ByteString.KEY_SIZE);
        var serviceKey = in.fixed(ByteString.KEY_SIZE);
        var members = in.ascending(
                CohortPolicy.LIMIT,
                element -> new CharterMember(element.site(), element.fixed(ByteString.KEY_SIZE)),
                CharterMember::site);
        int assumedColluders = in.u8();
        int minimumCohort = in.u8();
        var limits = CharterLimits.read(in);
        var planHash = in.fixed(ByteString.KEY_SIZE);
        in.end();
        return new Charter(
                tenant,
                study,
                version,
                previous,
                serviceKey,
                members,
                assumedColluders,
                minimumCohort,
                limits,
                planHash);
    }

    private static void requireUsable(ByteString key, String what) {
        if (!IdentityKey.isUsable(key)) {
            throw ProtocolViolation.of(Code.BAD_KEY, what + " is not an Ed25519 public key");
        }
    }

    private static void requireCohort(int members, int assumedColluders, int minimumCohort) {
        if (assumedColluders < 0
                || assumedColluders > CohortPolicy.LIMIT
                || minimumCohort < CohortPolicy.FLOOR
                || minimumCohort > CohortPolicy.LIMIT) {
            throw ProtocolViolation.malformed("assumed colluders or minimum cohort of the charter are out of range");
        }
        var policy = new CohortPolicy(assumedColluders, minimumCohort, CohortPolicy.LIMIT);
        policy.requireRoster(members);
        policy.requireSubset(members, members);
    }

    private static IdentityDirectory directoryOf(List<CharterMember> members) {
        return new IdentityDirectory(
                members.stream().collect(Collectors.toMap(CharterMember::site, CharterMember::identityKey)));
    }
}
