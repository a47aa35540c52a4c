package io.covalence.secagg.charter;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who must sign a charter version. The founding one holds when every member signed. A later one holds when every joiner and
 * more than half of the members of the version before signed, whatever it changes: members who leave, limits, plan, the
 * service's key. So neither the operator nor a minority can add a site, exchange a key or soften a limit.
 */
public final class Endorsement {
    private final Charter charter;
    private final SortedMap<SiteId, ByteString> present;
    private final SortedMap<SiteId, ByteString> required;

    private Endorsement(Charter charter, List<CharterMember> present, List<CharterMember> required) {
        this.charter = charter;
        this.present = byId(present);
        this.required = byId(required);
    }

    /**
     * The rule for a founding charter.
     *
     * @throws ProtocolViolation (BROKEN_CHAIN) when it is a later version, (BAD_KEY) when a key is not usable
     */
    public static Endorsement founding(Charter charter) {
        if (charter.version() != 1) {
            throw ProtocolViolation.of(
                    Code.BROKEN_CHAIN, "the charters begin with version " + charter.version() + " instead of 1");
        }
        charter.requireUsableKeys();
        return new Endorsement(charter, List.of(), charter.members());
    }

    /**
     * The rule for the version after {@code previous}.
     *
     * @throws ProtocolViolation (BROKEN_CHAIN) when it does not follow; (WRONG_CONTEXT) when it is another tenant's or
     *     study's; (BAD_KEY) when a key is not usable, a member that stays has another key, or a joiner has the key of
     *     a member of the version before
     */
    public static Endorsement following(Charter previous, Charter next) {
        if (!next.tenant().equals(previous.tenant()) || !next.study().equals(previous.study())) {
            throw ProtocolViolation.of(
                    Code.WRONG_CONTEXT,
                    "charter version " + next.version() + " is of another tenant or study than the version before");
        }
        if (next.version() != previous.version() + 1 || !next.previous().equals(previous.hash())) {
            throw ProtocolViolation.of(
                    Code.BROKEN_CHAIN,
                    "charter version " + next.version() + " does not follow the given version " + previous.version());
        }
        next.requireUsableKeys();
        requireSameSites(previous, next);
        var joiners = next.members().stream()
                .filter(member -> previous.member(member.site()).isEmpty())
                .toList();
        return new Endorsement(next, previous.members(), joiners);
    }

    /**
     * Checks one signature on its own, as the service does when it arrives.
     *
     * @throws ProtocolViolation (WRONG_CONTEXT) when it is for another charter; (UNKNOWN_SITE) when the site has no say;
     *     (BAD_SIGNATURE)
     */
    public void check(CharterSignature signature) {
        var site = signature.site();
        if (!signature.charterHash().equals(charter.hash())) {
            throw ProtocolViolation.of(Code.WRONG_CONTEXT, "site " + site + " signed another charter");
        }
        ByteString key = required.containsKey(site) ? required.get(site) : present.get(site);
        if (key == null) {
            throw ProtocolViolation.of(
                    Code.UNKNOWN_SITE,
                    "site " + site + " has no say in charter version " + charter.version() + ": it is neither a joiner"
                            + " nor a member of the version before");
        }
        signature.verify(key);
    }

    /** Sites whose signatures the version needs in any case, ascending. */
    public Set<SiteId> required() {
        return new TreeSet<>(required.keySet());
    }

    /** How many members of the version before must sign, whoever they are: more than half of them; 0 at the founding. */
    public int majority() {
        return present.isEmpty() ? 0 : present.size() / 2 + 1;
    }

    /** Whether the signatures of these sites, each checked, are enough. */
    public boolean isComplete(Set<SiteId> signers) {
        return signers.containsAll(required.keySet()) && endorsers(signers) >= majority();
    }

    /**
     * Checks every signature and that they are enough.
     *
     * @throws ProtocolViolation everything that {@link #check} throws; (NOT_ENDORSED) when a signature is missing
     */
    public void require(List<CharterSignature> signatures) {
        signatures.forEach(this::check);
        var signers =
                new HashSet<>(signatures.stream().map(CharterSignature::site).toList());
        for (var site : required.keySet()) {
            if (!signers.contains(site)) {
                throw notEndorsed("the signature of site " + site + " is missing");
            }
        }
        if (!isComplete(signers)) {
            throw notEndorsed(endorsers(signers) + " of the " + present.size()
                    + " members of the version before signed; it needs " + majority());
        }
    }

    private int endorsers(Set<SiteId> signers) {
        return (int) present.keySet().stream().filter(signers::contains).count();
    }

    private ProtocolViolation notEndorsed(String why) {
        return ProtocolViolation.of(
                Code.NOT_ENDORSED, "charter version " + charter.version() + " is not endorsed: " + why);
    }

    private static void requireSameSites(Charter previous, Charter next) {
        var formerKeys = byId(previous.members());
        for (var member : next.members()) {
            var before = previous.member(member.site());
            if (before.isPresent() && !before.get().equals(member)) {
                throw ProtocolViolation.of(
                        Code.BAD_KEY,
                        "site " + member.site() + " has another identity key than in the version before; a site with a"
                                + " new key leaves and joins again");
            }
            if (before.isEmpty() && formerKeys.containsValue(member.identityKey())) {
                throw ProtocolViolation.of(
                        Code.BAD_KEY, "the new site " + member.site() + " has the identity key of another site");
            }
        }
    }

    private static SortedMap<SiteId, ByteString> byId(List<CharterMember> members) {
        var keys = new TreeMap<SiteId, ByteString>();
        members.forEach(member -> keys.put(member.site(), member.identityKey()));
        return keys;
    }
}
