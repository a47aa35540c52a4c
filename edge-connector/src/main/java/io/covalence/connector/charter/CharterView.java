package io.covalence.connector.charter;

import io.covalence.connector.policy.ColluderWarning;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.text.PlainText;
import io.covalence.secagg.CohortPolicy;
import io.covalence.secagg.charter.Charter;
import io.covalence.secagg.charter.CharterMember;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A charter as people at the site read it.
 *
 * @param hash hex
 * @param number of the charter, to be read to others over the telephone
 * @param threshold members that have to answer to open a sum over all of them
 * @param serviceKey hex
 * @param complete whether it has all signatures that it needs
 * @param signedHere whether it is the one that this site has signed, and works under
 * @param pinned version signed here, 0 for none
 * @param changes against that version
 * @param objections why this site does not sign it
 */
public record CharterView(
        String study,
        int version,
        String hash,
        String number,
        List<Member> members,
        int assumedColluders,
        int threshold,
        int minimumCohort,
        long maximumParameters,
        int maximumRounds,
        double clipNorm,
        String privacy,
        String serviceKey,
        String planSha256,
        boolean complete,
        boolean signedHere,
        int pinned,
        List<String> changes,
        List<String> objections) {
    private static final int DIGEST_SHOWN = 12;
    private static final int LONGEST_NAME = 40;

    /**
     * A site that takes part.
     *
     * @param number of its key
     * @param institution what the service calls its institution; empty when it does not say
     */
    public record Member(
            String site, String identityKey, String number, boolean self, boolean signed, String institution) {
        String line() {
            return site + "  " + number + (signed ? "  signed" : "  has not signed yet") + (self ? "  (this site)" : "")
                    + (institution.isEmpty() ? "" : "  " + PlainText.inQuotes(institution, LONGEST_NAME));
        }
    }

    /** The same with the names of the members' institutions, as far as they are known. */
    public CharterView named(Map<SiteId, String> institutions) {
        return new CharterView(
                study,
                version,
                hash,
                number,
                members.stream()
                        .map(member -> new Member(
                                member.site(),
                                member.identityKey(),
                                member.number(),
                                member.self(),
                                member.signed(),
                                institutions.getOrDefault(new SiteId(member.site()), "")))
                        .toList(),
                assumedColluders,
                threshold,
                minimumCohort,
                maximumParameters,
                maximumRounds,
                clipNorm,
                privacy,
                serviceKey,
                planSha256,
                complete,
                signedHere,
                pinned,
                changes,
                objections);
    }

    static CharterView of(Proposal proposal, SiteId self, Optional<Charter> pinned, List<String> objections) {
        var charter = proposal.charter();
        var signers = proposal.signers();
        boolean signedHere = pinned.filter(charter::equals).isPresent();
        return new CharterView(
                charter.study(),
                charter.version(),
                charter.hash().hex(),
                SpokenNumber.of(charter.hash()),
                charter.members().stream()
                        .map(member -> member(
                                member,
                                self,
                                signers.contains(member.site())
                                        || (signedHere && member.site().equals(self))))
                        .toList(),
                charter.assumedColluders(),
                threshold(charter),
                charter.minimumCohort(),
                charter.limits().maximumParameters(),
                charter.limits().maximumRounds(),
                charter.limits().clipNorm(),
                charter.limits().privacy(),
                charter.serviceKey().hex(),
                charter.planHash().hex(),
                proposal.isComplete(),
                signedHere,
                pinned.map(Charter::version).orElse(0),
                pinned.map(before -> CharterDifference.between(before, charter)).orElse(List.of()),
                objections);
    }

    /** What it says, for people, and how it is signed. */
    public List<String> lines() {
        var lines = new ArrayList<>(words());
        if (objections.isEmpty() && !signedHere) {
            lines.add("To sign exactly this: connector charter sign " + study + " --digest "
                    + hash.substring(0, DIGEST_SHOWN));
        }
        return lines;
    }

    /** What it says, for people. */
    public List<String> words() {
        var lines = new ArrayList<String>();
        long signed = members.stream().filter(Member::signed).count();
        lines.add("Charter of " + study + ", version " + version + ": " + signed + " of " + members.size()
                + " members have signed" + (complete ? "; it is in force." : "."));
        lines.add("Number of the charter: " + number);
        lines.add("  Members who read the same number to each other have the same charter, with the same keys.");
        lines.add("Members, and the numbers of their keys:");
        members.forEach(member -> lines.add("  " + member.line()));
        if (members.stream().anyMatch(member -> !member.institution().isEmpty())) {
            lines.add(
                    "  The service says these names, and nobody signs them: have each member read its own number to you.");
        }
        lines.add(colluders());
        lines.add("A sum is over at least " + minimumCohort + " sites.");
        lines.add(String.format(
                Locale.ROOT,
                "Limits: %,d parameters, %,d rounds, updates clipped to norm %s.",
                maximumParameters,
                maximumRounds,
                Double.toString(clipNorm)));
        if (!privacy.isEmpty()) {
            lines.add("Privacy, in words of whoever drew the charter up:");
            lines.addAll(PlainText.quoted(privacy));
        }
        lines.add("Key of the service: " + serviceKey);
        lines.add("Plan digest: " + planSha256);
        lines.add("Charter digest: " + hash);
        decision(lines);
        return lines;
    }

    private void decision(List<String> lines) {
        if (signedHere) {
            lines.add("This site has signed it.");
            return;
        }
        if (pinned > 0) {
            lines.add("Signed here is version " + pinned + ". What is different:");
            (changes.isEmpty() ? List.of("nothing has changed") : changes).forEach(change -> lines.add("  " + change));
        }
        ColluderWarning.of(assumedColluders).ifPresent(lines::add);
        objections.forEach(objection -> lines.add("This site does not sign it: " + objection + "."));
    }

    private String colluders() {
        var word = assumedColluders == 1 ? "1 member works" : assumedColluders + " members work";
        return (assumedColluders == 0
                        ? "Assumed: no member works together with the service"
                        : "Assumed: up to " + word + " together with the service, and learn no single update even so")
                + "; of " + members.size() + " members " + threshold + " have to answer to open a sum.";
    }

    private static Member member(CharterMember member, SiteId self, boolean signed) {
        return new Member(
                member.site().value(),
                member.identityKey().hex(),
                SpokenNumber.of(member),
                member.site().equals(self),
                signed,
                "");
    }

    private static int threshold(Charter charter) {
        return charter.policy(0, CohortPolicy.LIMIT).threshold(charter.members().size());
    }
}
