package io.covalence.secagg.evidence;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.RoundContext;
import io.covalence.secagg.log.SignedTreeHead;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a verified bundle shows.
 *
 * @param context what the round was about
 * @param charterVersion of the charter that it was held under
 * @param charterPinned whether the reader knew a version of the charter; otherwise the members' keys are believed
 * @param session the session's id
 * @param threshold shares that opened a secret
 * @param cohort U1
 * @param sharing U2
 * @param survivors U3, whose sum was opened
 * @param agreed who signed that this set, and no other, may be opened
 * @param modelVersionBefore number of the model that the round began with; its hash is in the context
 * @param modelVersionAfter the same when the round only scored the model
 * @param sumDigest a commitment to the sum, see {@link io.covalence.secagg.message.SumDigest}
 * @param checks what was checked, in sentences
 */
public record Report(
        RoundContext context,
        int charterVersion,
        boolean charterPinned,
        ByteString session,
        int threshold,
        List<SiteId> cohort,
        List<SiteId> sharing,
        List<SiteId> survivors,
        List<SiteId> agreed,
        int modelVersionBefore,
        int modelVersionAfter,
        ByteString modelHashAfter,
        ByteString sumDigest,
        ByteString transcriptRoot,
        SignedTreeHead treeHead,
        List<String> checks) {
    public Report {
        cohort = List.copyOf(cohort);
        sharing = List.copyOf(sharing);
        survivors = List.copyOf(survivors);
        agreed = List.copyOf(agreed);
        checks = List.copyOf(checks);
    }

    /** What no bundle can show. */
    public List<String> limits() {
        var limits = new ArrayList<String>();
        limits.add(
                "Not shown: that the new model was made from the sum. The masked updates are deleted after a round.");
        limits.add("Not shown: what the sites trained on, and whether they clipped as agreed.");
        if (!charterPinned) {
            limits.add("Not shown: whose keys the charter lists. Pin the hash of a charter version that you know.");
        }
        return List.copyOf(limits);
    }

    /** The whole report for people. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("Round " + context.round() + ", attempt " + context.attempt() + ", of run " + context.run()
                + ", study " + context.study() + ", tenant " + context.tenant() + ".");
        lines.add("In the sum: " + names(survivors) + ".");
        lines.add("Dropped out: " + names(without(cohort, survivors)) + ".");
        lines.addAll(checks);
        lines.addAll(limits());
        lines.add("charter     version " + charterVersion + ", " + context.charterHash());
        lines.add("plan        " + context.planHash());
        lines.add("model       version " + modelVersionBefore + ", " + context.modelHash());
        lines.add("next model  version " + modelVersionAfter + ", " + modelHashAfter);
        lines.add("session     " + session);
        lines.add("sum         " + sumDigest);
        lines.add("transcript  " + transcriptRoot);
        lines.add("tree head   " + treeHead.size() + " entries, " + treeHead.root());
        return List.copyOf(lines);
    }

    private static List<SiteId> without(List<SiteId> all, List<SiteId> some) {
        return all.stream().filter(site -> !some.contains(site)).toList();
    }

    static String names(List<SiteId> sites) {
        return sites.isEmpty() ? "nobody" : sites.stream().map(SiteId::value).collect(Collectors.joining(", "));
    }
}
