package io.covalence.connector.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.connector.service.LocalNotary;
import io.covalence.connector.service.LocalServer;
import io.covalence.connector.transparency.EvidenceFolder;
import io.covalence.connector.transparency.WatchedLogs;
import io.covalence.contract.round.LeaveReason;
import io.covalence.contract.round.RoundKind;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.log.LogEntry.ModelEntry;
import io.covalence.secagg.log.SplitView;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The logs that sites were shown meet in a round, before anybody has dealt a share. */
@Timeout(60)
class LogsInARoundTest extends AccountableSites {
    /** The service shows one site another log: the heads meet in M1, before anybody has dealt a share. */
    @Test
    void siteThatIsShownAnotherLogMeetsTheOthersInTheRound() throws Exception {
        try (var elsewhere = new LocalServer()) {
            var entry = new ModelEntry("std", "run", 9, ByteString.ofHex("aa".repeat(32)));
            var otherEntry = new ModelEntry("std", "run", 9, ByteString.ofHex("bb".repeat(32)));
            federation.notary().log().append(entry);
            var shown = new LocalNotary(
                    elsewhere,
                    federation.notary().service(),
                    federation.charters().history(Federation.STUDY.value()));
            shown.log().append(otherEntry);
            var offer = federation.open(1, RoundKind.TRAINING);
            var context = federation.context(1, 1);
            var other = federation.offer(
                    RoundKind.TRAINING,
                    shown.offer(context, 0, offer.trainingDeadline().toEpochMilli(), Optional.empty()));
            var workers = workers();

            var running = new ArrayList<Future<RoundOutcome>>();
            for (int i = 0; i < 4; i++) {
                var worker = workers.get(i);
                var mine = i == 3 ? other : offer;
                running.add(start(() -> worker.work(mine)));
            }

            for (var outcome : running) {
                assertThat(outcome.get()).isInstanceOfSatisfying(RoundOutcome.Refused.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(LeaveReason.LOG);
                    assertThat(refused.why()).contains("keeps two logs of 3 entries");
                });
            }
            assertThat(federation.server().requests("PUT", ".*/shares/.*")).isEmpty();
            for (var site : federation.sites()) {
                var file = new EvidenceFolder(site.home())
                        .splitView(Federation.TENANT)
                        .orElseThrow();
                SplitView.decode(Files.readAllBytes(file))
                        .verify(federation.charter().serviceKey());
            }
        }
    }

    @Test
    void headsOfDifferentAgeAreShownToBeOfOneLogBeforeSharesAreDealt() throws Exception {
        // One site knows an older head than the offer's, another one a newer head
        var log = federation.notary().log();
        var offer = federation.open(1, RoundKind.TRAINING);
        log.append(new ModelEntry("std", "run", 9, ByteString.ofHex("aa".repeat(32))));
        Files.write(
                federation.site(0).home().logHead(Federation.TENANT),
                log.head(1).encode());
        Files.write(
                federation.site(1).home().logHead(Federation.TENANT),
                log.head(3).encode());

        assertThat(work(offer, workers())).containsOnly(new RoundOutcome.Contributed());

        for (var site : federation.sites()) {
            assertThat(WatchedLogs.head(site.home(), Federation.TENANT)
                            .orElseThrow()
                            .size())
                    .isEqualTo(3);
        }
    }
}
