package io.covalence.connector.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.connector.service.LocalServer.Reply;
import io.covalence.contract.id.RoundId;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.round.LeaveReason;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.round.SitePhase;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.merkle.MerkleTree;
import io.covalence.secagg.message.Complaints;
import io.covalence.secagg.message.ShareEntry;
import io.covalence.secagg.message.Shares;
import io.covalence.secagg.message.SharesHeader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens in a session when a site crashes, deals badly or comes too late. */
@Timeout(60)
class MaskingSessionTest extends SessionScene {
    /**
     * A crash between the journal and the message: what had not left never leaves, in any form. Only a site that masked a vector,
     * and has not agreed to open it, still says something: that it never will.
     */
    @ParameterizedTest
    @CsvSource({
        "advertisements, 0",
        "shares, 0",
        "contributions/[^/]+/chunks, 1",
        "contributions, 1",
        "agreements, 0",
        "unmaskings, 0"
    })
    void siteThatCrashedBeforeItsMessageLeftNeverSendsIt(String message, int votes) throws Exception {
        begin(4);
        var offer = federation.open(1, RoundKind.TRAINING);
        var crashing = federation.site(3).crashBefore(".*/" + message + "(/.*)?");
        var running = startAll(offer);
        assertThat(running.get(3).get()).isInstanceOf(RoundOutcome.Refused.class);
        var sent = sentBy(crashing);

        var again = crashing.start(learning(3), NOBODY).work(offer);

        assertThat(again).isInstanceOf(RoundOutcome.Missed.class);
        assertThat(federation.service().votes()).hasSize(votes);
        assertThat(sentBy(crashing))
                .filteredOn(path -> !path.contains("/aborts/"))
                .isEqualTo(sent);
        crashing.service().offer(new RoundId(offer.roundId().value()), null, Optional.empty());
        for (var other : running.subList(0, 3)) {
            assertThat(other.get()).isEqualTo(new RoundOutcome.Contributed());
        }
    }

    @Test
    void siteThatDealtBadSharesIsComplainedAboutAndTheOthersGoOn() throws Exception {
        // Six sites: the four others that hold a share of the dealer are a threshold, (6 + 1) / 2 + 1
        begin(6);
        var offer = federation.open(1, RoundKind.TRAINING);
        var dealer = federation.site(5);
        var victim = federation.site(0).id();
        federation.server().route("PUT", ".*/shares/" + dealer.id(), (request, path) -> {
            federation.service().share(dealer.id().value(), spoiled(Shares.decode(request.body()), victim, dealer));
            return Reply.empty(204);
        });

        var running = startAll(offer);

        assertThat(running.get(5).get()).isInstanceOf(RoundOutcome.Refused.class);
        for (var honest : running.subList(0, 5)) {
            assertThat(honest.get()).isEqualTo(new RoundOutcome.Contributed());
        }
        assertThat(federation.service().complaints())
                .extracting(Complaints::site)
                .containsExactly(victim);
        assertThat(federation.service().complaints().getFirst().dealers()).containsExactly(dealer.id());
        // Weights of the five others, of 400 rows and more the largest one
        assertThat(federation.service().sum().limbs()).startsWith(56, 0, 0, 50);
    }

    @Test
    @Tag("cases")
    void siteWhoseJournalCannotBeWrittenSendsNoMaskedUpdate() throws Exception {
        begin(4);
        var home = federation.site(0).home();
        Watcher breaksTheDisk = (round, phase) -> {
            if (phase == SitePhase.SHARED) {
                try {
                    // A folder with something in it is neither read nor replaced as a file
                    Files.delete(home.journal(round.runId()));
                    Files.createDirectories(home.journal(round.runId()).resolve("in the way"));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
        var workers = new ArrayList<RoundWorker>();
        workers.add(federation.site(0).start(learning(0), breaksTheDisk));
        for (int i = 1; i < 4; i++) {
            workers.add(federation.site(i).start(learning(i), NOBODY));
        }
        var offer = federation.open(1, RoundKind.TRAINING);
        federation.server().route("PUT", ".*/aborts/.*", (request, path) -> Reply.empty(204));

        var first = Executors.newVirtualThreadPerTaskExecutor().submit(() -> {
            var outcome = workers.getFirst().work(offer);
            federation.service().lose(federation.site(0).id().value());
            return outcome;
        });
        work(offer, workers.subList(1, 4));

        assertThat(first.get())
                .isInstanceOfSatisfying(
                        RoundOutcome.Refused.class,
                        refused -> assertThat(refused.why())
                                .contains(home.journal(offer.runId()).toString()));
        assertThat(federation
                        .server()
                        .requests(
                                "PUT", ".*/contributions/" + federation.site(0).id() + ".*"))
                .isEmpty();
    }

    @Test
    void roundWhoseTimeToTrainIsOverIsNotTrained() throws Exception {
        begin(4);
        var offer = openUntil(Federation.DEADLINE.minusSeconds(61));
        var trained = new AtomicInteger();

        assertThat(federation
                        .site(0)
                        .start(new CountedLearning(learning(0), trained), NOBODY)
                        .work(offer))
                .isInstanceOfSatisfying(RoundOutcome.Refused.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(LeaveReason.PROTOCOL);
                    assertThat(refused.why()).contains("time to train", "clock");
                });
        assertThat(trained).hasValue(0);
        assertThat(federation.server().requests("PUT", ".*")).isEmpty();
    }

    private List<String> sentBy(Site site) {
        return federation.server().requests("PUT", ".*" + site.id() + ".*").stream()
                .map(request -> request.path())
                .filter(path -> !path.contains("progress"))
                .toList();
    }

    /** What a dishonest dealer sends: it signs shares that do not match their commitments. */
    private byte[] spoiled(Shares honest, SiteId victim, Site dealer) {
        var sites = federation.sites().stream().map(site -> site.id()).toList();
        var header = honest.header();
        var entries = new ArrayList<ShareEntry>();
        var leaves = new ArrayList<ByteString>();
        for (int i = 0; i < sites.size(); i++) {
            var entry = honest.entries().get(i);
            if (sites.get(i).equals(victim)) {
                var other = honest.entries().get((i + 1) % sites.size());
                entry = new ShareEntry(
                        other.recoveryCommitment(),
                        entry.selfCommitment(),
                        entry.channelKeyCommitment(),
                        entry.maskCiphertext(),
                        entry.channelCiphertext(),
                        entry.sealed());
            }
            entries.add(entry);
            leaves.add(entry.leafHash(header.session(), header.site(), sites.get(i)));
        }
        var signed = SharesHeader.sign(
                dealer.identity(),
                header.session(),
                header.site(),
                header.threshold(),
                header.selfSeedHash(),
                MerkleTree.root(leaves));
        return new Shares(signed, entries).encode();
    }
}
