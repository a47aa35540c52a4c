package io.covalence.connector.ledger;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.evidence.Report;
import java.util.List;

/**
 * What a bundle shows about its round. Hashes are hexadecimal digits.
 *
 * @param charterPinned whether the person knew the charter; otherwise the members' keys are believed
 * @param cohort sites that made keys for the round
 * @param survivors sites whose updates are in the sum
 * @param agreed sites that signed that exactly these survivors may be summed
 */
public record RoundShown(
        String tenant,
        String study,
        String run,
        long round,
        int attempt,
        int charterVersion,
        String charterHash,
        boolean charterPinned,
        String planHash,
        List<String> cohort,
        List<String> survivors,
        List<String> agreed,
        int modelVersionBefore,
        String modelHashBefore,
        int modelVersionAfter,
        String modelHashAfter,
        String session,
        String sumDigest,
        String transcriptRoot,
        long treeSize,
        String treeRoot) {
    public RoundShown {
        cohort = List.copyOf(cohort);
        survivors = List.copyOf(survivors);
        agreed = List.copyOf(agreed);
    }

    static RoundShown of(Report report) {
        var context = report.context();
        return new RoundShown(
                context.tenant(),
                context.study(),
                context.run(),
                context.round(),
                context.attempt(),
                report.charterVersion(),
                context.charterHash().hex(),
                report.charterPinned(),
                context.planHash().hex(),
                names(report.cohort()),
                names(report.survivors()),
                names(report.agreed()),
                report.modelVersionBefore(),
                context.modelHash().hex(),
                report.modelVersionAfter(),
                report.modelHashAfter().hex(),
                report.session().hex(),
                report.sumDigest().hex(),
                report.transcriptRoot().hex(),
                report.treeHead().size(),
                report.treeHead().root().hex());
    }

    private static List<String> names(List<SiteId> sites) {
        return sites.stream().map(SiteId::value).toList();
    }
}
