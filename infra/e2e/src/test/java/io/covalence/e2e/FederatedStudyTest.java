package io.covalence.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.covalence.contract.metric.Metric;
import io.covalence.dev.story.DemoReport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("e2e")
@ExtendWith(RunningDemo.Extension.class)
class FederatedStudyTest {
    private final DemoReport report;

    FederatedStudyTest(RunningDemo demo) {
        report = demo.report();
    }

    @Test
    void everyRoundIsCompletedBySecureAggregation() {
        assertThat(report.secureAggregation()).isTrue();
        assertThat(report.rounds()).hasSize(RunningDemo.ROUNDS);
        assertThat(report.rounds())
                .allSatisfy(round -> assertThat(round.sitesIn()).isGreaterThanOrEqualTo(3));
    }

    @Test
    void theFederationLearnsMoreThanAnySiteAlone() {
        assertThat(report.federated()).isGreaterThan(report.bestSite());
        assertThat(report.sites()).hasSize(RunningDemo.SITES);
        assertThat(report.bestSite())
                .isEqualTo(report.sites().stream()
                        .mapToDouble(DemoReport.Site::alone)
                        .max()
                        .orElseThrow());
    }

    /** Within sites that share no scaffold and over all of their rows, ranks are much alike. */
    @Test
    void theCurveIsNamedAndEndsNearTheHeadline() {
        assertThat(report.metric()).isEqualTo(Metric.ROC_AUC.name());
        assertThat(report.perRound()).isEqualTo(Metric.WITHIN_SITE_ROC_AUC.name());
        assertThat(report.rounds().getLast().metric()).isCloseTo(report.federated(), within(0.1));
    }

    @Test
    void killedConnectorCostsItsRoundAndComesBack() {
        var killedIn = report.rounds().stream()
                .filter(round -> round.sitesDropped() > 0)
                .findFirst()
                .orElseThrow();
        assertThat(killedIn.round()).isGreaterThanOrEqualTo(RunningDemo.KILLED_IN_ROUND);
        assertThat(killedIn.sitesIn()).isEqualTo(RunningDemo.SITES - 1);
        assertThat(killedIn.sitesDropped()).isEqualTo(1);
        assertThat(report.rounds())
                .filteredOn(round -> round.round() < killedIn.round())
                .allSatisfy(round -> assertThat(round.sitesIn()).isEqualTo(RunningDemo.SITES));

        var complete = report.rounds().stream()
                .filter(round -> round.round() > killedIn.round())
                .dropWhile(round -> round.sitesIn() < RunningDemo.SITES)
                .toList();
        assertThat(complete)
                .isNotEmpty()
                .allSatisfy(round -> assertThat(round.sitesIn()).isEqualTo(RunningDemo.SITES));
    }

    @Test
    void everyProcessStaysWithinItsShareOfMemory() {
        assertThat(report.peakRssMb()).isNotEmpty();
        long together =
                report.peakRssMb().values().stream().mapToLong(Long::longValue).sum();
        assertThat(together).isLessThan(6 * 1024);
    }
}
