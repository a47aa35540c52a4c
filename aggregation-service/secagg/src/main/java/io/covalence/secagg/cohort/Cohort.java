package io.covalence.secagg.cohort;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.CohortPolicy;
import io.covalence.secagg.IdentityDirectory;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.RoundContext;
import io.covalence.secagg.SiteId;
import io.covalence.secagg.internal.AgreementKey;
import io.covalence.secagg.internal.Encoder;
import io.covalence.secagg.message.Advertise;
import io.covalence.secagg.message.Roster;
import io.covalence.secagg.message.SharesHeader;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** U1: the sites that advertised, every signature checked. Sites and service compute the same session from it. */
public final class Cohort {
    private final ByteString context;
    private final ByteString session;
    private final CohortPolicy policy;
    private final IdentityDirectory directory;
    private final TreeMap<SiteId, Advertise> members = new TreeMap<>();

    private Cohort(RoundContext context, CohortPolicy policy, IdentityDirectory directory, Roster roster) {
        this.context = context.hash();
        this.policy = policy;
        this.directory = directory;
        roster.members().forEach(member -> members.put(member.site(), member));
        this.session = Encoder.sha256(
                new Encoder().raw(this.context).raw(roster.hash()).toByteArray());
    }

    /**
     * Checks a roster by the holder's own policy and trusted keys.
     *
     * @throws ProtocolViolation (WRONG_CONTEXT, UNKNOWN_SITE, BAD_SIGNATURE, BAD_KEY, COHORT_TOO_SMALL, COHORT_TOO_LARGE)
     */
    public static Cohort verify(RoundContext context, CohortPolicy policy, IdentityDirectory directory, Roster roster) {
        policy.requireRoster(roster.members().size());
        roster.members().forEach(member -> check(context, directory, member));
        requireDistinctKeys(roster);
        return new Cohort(context, policy, directory, roster);
    }

    /**
     * Checks one M1 on its own, as the service does when it arrives.
     *
     * @throws ProtocolViolation (WRONG_CONTEXT, UNKNOWN_SITE, BAD_SIGNATURE); (BAD_KEY) blaming the sender of a low-order key
     */
    public static void check(RoundContext context, IdentityDirectory directory, Advertise message) {
        if (!message.context().equals(context.hash())) {
            throw ProtocolViolation.of(
                    Code.WRONG_CONTEXT, "site " + message.site() + " advertised keys for another round");
        }
        message.verify(directory.require(message.site()));
        AgreementKey.requireUsable(message.maskKey(), message.site());
        AgreementKey.requireUsable(message.channelKey(), message.site());
    }

    /**
     * Checks one M3 header on its own, as the service does when it arrives.
     *
     * @throws ProtocolViolation (WRONG_CONTEXT, UNKNOWN_SITE, BAD_SIGNATURE, MALFORMED)
     */
    public void check(SharesHeader header) {
        requireSession(header.session(), header.site());
        advertise(header.site());
        header.verify(directory.require(header.site()));
        var holders = header.entries().stream().map(entry -> entry.holder()).toList();
        if (!holders.equals(sites())) {
            throw ProtocolViolation.blaming(
                    header.site(), Code.MALFORMED, "site " + header.site() + " did not deal to the whole cohort");
        }
    }

    /** The document's {@code ctx0}. */
    public ByteString context() {
        return context;
    }

    /** The document's {@code sid}. */
    public ByteString session() {
        return session;
    }

    public CohortPolicy policy() {
        return policy;
    }

    /** Members in ascending order. */
    public List<SiteId> sites() {
        return List.copyOf(members.keySet());
    }

    public int size() {
        return members.size();
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
        @Nullable Advertise member = members.get(site);
        if (member == null) {
            throw ProtocolViolation.of(Code.UNKNOWN_SITE, "site " + site + " is no member of the cohort");
        }
        return member;
    }

    /** The x at which a member's shares are evaluated: its 1-based position. */
    public int shareIndex(SiteId site) {
        advertise(site);
        return members.headMap(site).size() + 1;
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

    private static void requireDistinctKeys(Roster roster) {
        var seen = new HashSet<ByteString>();
        for (var keys : roster.members().stream()
                .map(member -> Map.entry(member.maskKey(), member.channelKey()))
                .toList()) {
            if (!seen.add(keys.getKey()) || !seen.add(keys.getValue())) {
                throw ProtocolViolation.of(Code.BAD_KEY, "an advertised key occurs twice in the cohort");
            }
        }
    }
}
