package io.covalence.secagg.cohort;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.CohortPolicy;
import io.covalence.secagg.IdentityDirectory;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.RoundContext;
import io.covalence.secagg.internal.Encoder;
import io.covalence.secagg.internal.HybridKey;
import io.covalence.secagg.log.SignedTreeHead;
import io.covalence.secagg.merkle.MerkleTree;
import io.covalence.secagg.message.Advertise;
import io.covalence.secagg.message.DeliveredShare;
import io.covalence.secagg.message.Roster;
import io.covalence.secagg.message.Shares;
import io.covalence.secagg.message.SharesHeader;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** U1: the sites that advertised, every signature checked. Sites and service compute the same session from it. */
public final class Cohort {
    private final ByteString context;
    private final ByteString session;
    private final CohortPolicy policy;
    private final IdentityDirectory directory;
    private final List<SignedTreeHead> treeHeads;
    private final List<SiteId> sites;
    private final List<ByteString> digests;
    private final TreeMap<SiteId, Member> members = new TreeMap<>();

    private record Member(int place, Advertise advertise) {}

    private Cohort(
            RoundContext context,
            CohortPolicy policy,
            IdentityDirectory directory,
            Roster roster,
            List<SignedTreeHead> treeHeads) {
        this.context = context.hash();
        this.policy = policy;
        this.directory = directory;
        this.treeHeads = treeHeads;
        this.sites = roster.members().stream().map(Advertise::site).toList();
        roster.members().forEach(member -> members.put(member.site(), new Member(members.size(), member)));
        this.digests = roster.members().stream().map(Advertise::digest).toList();
        this.session = sessionOf(this.context, Roster.hash(digests));
    }

    /**
     * Checks a roster by the holder's own policy and trusted keys.
     *
     * @param logKey the key that signs tree heads; empty where no log is known, and then no M1 may carry a head
     * @throws ProtocolViolation (WRONG_CONTEXT, UNKNOWN_SITE, BAD_SIGNATURE, BAD_KEY, SPLIT_VIEW, MALFORMED, COHORT_TOO_SMALL,
     *     COHORT_TOO_LARGE)
     */
    public static Cohort verify(
            RoundContext context,
            CohortPolicy policy,
            IdentityDirectory directory,
            Optional<ByteString> logKey,
            Roster roster) {
        policy.requireRoster(roster.members().size());
        roster.members().forEach(member -> checkMember(context, directory, member));
        DistinctKeys.require(roster);
        return new Cohort(
                context, policy, directory, roster, TreeHeads.verify(context.tenant(), logKey, roster.members()));
    }

    /**
     * Checks one M1 on its own, as the service does when it arrives.
     *
     * @throws ProtocolViolation (WRONG_CONTEXT, UNKNOWN_SITE, BAD_SIGNATURE, MALFORMED); (BAD_KEY) blaming the sender of a key that
     *     nobody can use
     */
    public static void check(
            RoundContext context, IdentityDirectory directory, Optional<ByteString> logKey, Advertise message) {
        checkMember(context, directory, message);
        TreeHeads.verify(context.tenant(), logKey, List.of(message));
    }

    private static void checkMember(RoundContext context, IdentityDirectory directory, Advertise message) {
        if (!message.context().equals(context.hash())) {
            throw ProtocolViolation.of(
                    Code.WRONG_CONTEXT, "site " + message.site() + " advertised keys for another round");
        }
        message.verify(directory.require(message.site()));
        HybridKey.requireUsable(message.maskKey(), message.site());
        HybridKey.requireUsable(message.channelKey(), message.site());
    }

    /** The session's id, from {@code ctx0} and {@code H(U1)}. */
    public static ByteString sessionOf(ByteString context, ByteString rosterHash) {
        return Encoder.sha256(new Encoder().raw(context).raw(rosterHash).toByteArray());
    }

    /**
     * Checks one M3 on its own, as the service does when it arrives.
     *
     * @throws ProtocolViolation (WRONG_CONTEXT, UNKNOWN_SITE, BAD_SIGNATURE); (MALFORMED) blaming nobody when the entries are not
     *     those that the header covers, and blaming the dealer when they are
     */
    public void check(Shares message) {
        var header = message.header();
        check(header);
        if (message.entries().size() != size()
                || !MerkleTree.root(message.leafHashes(sites)).equals(header.entriesRoot())) {
            throw ProtocolViolation.malformed("site " + header.site() + " did not deal what its header covers");
        }
        int own = place(header.site());
        if (!IntStream.range(0, size()).allMatch(i -> message.entries().get(i).isOwn() == (i == own))) {
            throw ProtocolViolation.blaming(
                    header.site(), Code.MALFORMED, "site " + header.site() + " did not deal to the whole cohort");
        }
    }

    /**
     * Checks one M3 header on its own.
     *
     * @throws ProtocolViolation (WRONG_CONTEXT, UNKNOWN_SITE, BAD_SIGNATURE); (MALFORMED) blaming a dealer with another threshold
     */
    public void check(SharesHeader header) {
        requireSession(header.session(), header.site());
        advertise(header.site());
        header.verify(directory.require(header.site()));
        if (header.threshold() != threshold()) {
            throw ProtocolViolation.blaming(
                    header.site(), Code.MALFORMED, "site " + header.site() + " dealt shares with another threshold");
        }
    }

    /**
     * Checks that what came for a holder is what a dealer's header covers; the header itself is checked elsewhere.
     *
     * @throws ProtocolViolation (UNKNOWN_SITE, MALFORMED)
     */
    public void check(DeliveredShare delivered, SiteId holder) {
        delivered.requireFor(holder, place(holder), size());
    }

    /** {@code ctx0}: the hash of the {@link io.covalence.secagg.RoundContext}. */
    public ByteString context() {
        return context;
    }

    /** The session's id. */
    public ByteString session() {
        return session;
    }

    public CohortPolicy policy() {
        return policy;
    }

    /** The keys by which every signature was checked. */
    public IdentityDirectory directory() {
        return directory;
    }

    /**
     * The tree heads of different sizes that the members have verified, ascending by size. That they are heads of one log is for
     * the holder to check, by consistency proofs, before it deals.
     */
    public List<SignedTreeHead> treeHeads() {
        return treeHeads;
    }

    /** Members in ascending order. */
    public List<SiteId> sites() {
        return sites;
    }

    /** SHA-256 of each member's M1, in the order of the roster: what the session's id covers. */
    public List<ByteString> digests() {
        return digests;
    }

    public int size() {
        return sites.size();
    }

    /** Shares needed to open a secret. */
    public int threshold() {
        return policy.threshold(size());
    }

    /**
     * A member's M1.
     *
     * @throws ProtocolViolation (UNKNOWN_SITE)
     */
    public Advertise advertise(SiteId site) {
        return member(site).advertise();
    }

    /** M2. */
    public Roster roster() {
        return new Roster(members.values().stream().map(Member::advertise).toList());
    }

    /**
     * A member's place in the roster, from 0.
     *
     * @throws ProtocolViolation (UNKNOWN_SITE)
     */
    public int place(SiteId site) {
        return member(site).place();
    }

    /** The x at which a member's shares are evaluated: its 1-based position. */
    public int shareIndex(SiteId site) {
        return place(site) + 1;
    }

    /**
     * A member's trusted identity key.
     *
     * @throws ProtocolViolation (UNKNOWN_SITE)
     */
    public ByteString identityKey(SiteId site) {
        return directory.require(site);
    }

    void requireSession(ByteString claimed, SiteId site) {
        if (!claimed.equals(session)) {
            throw ProtocolViolation.of(Code.WRONG_CONTEXT, "a message of site " + site + " is for another session");
        }
    }

    private Member member(SiteId site) {
        @Nullable Member member = members.get(site);
        if (member == null) {
            throw ProtocolViolation.of(Code.UNKNOWN_SITE, "site " + site + " is no member of the cohort");
        }
        return member;
    }
}
