package io.covalence.connector.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.connector.Failure;
import io.covalence.connector.charter.CharterSigner;
import io.covalence.connector.charter.PinnedCharters;
import io.covalence.connector.client.BackOff;
import io.covalence.connector.ledger.LedgerCheck;
import io.covalence.connector.ledger.LedgerFinding;
import io.covalence.connector.policy.SitePolicy;
import io.covalence.connector.service.LocalNotary;
import io.covalence.connector.service.LocalServer;
import io.covalence.connector.study.Decisions;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.round.RoundOffer;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.IdentityKey;
import io.covalence.secagg.RoundContext;
import io.covalence.secagg.charter.Charter;
import io.covalence.secagg.charter.CharterHistory;
import io.covalence.secagg.charter.CharterMember;
import io.covalence.secagg.charter.CharterSignature;
import io.covalence.secagg.charter.SignedCharter;
import io.covalence.secagg.log.LogEntry.ModelEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A service that signs everything as it should, and lies to one site: from the offer to the word with which that site leaves. */
@Timeout(30)
class LyingServiceTest {
    private final List<String> said = new ArrayList<>();
    private final LocalServer elsewhere = new LocalServer();

    @TempDir
    private Path folder = Path.of("");

    private Federation federation = new Federation(Path.of("target/unused"), 0);

    @BeforeEach
    void open() {
        federation.close();
        federation = new Federation(folder, 4);
    }

    @AfterEach
    void close() {
        elsewhere.close();
        federation.close();
    }

    @Test
    void siteRefusesARoundUnderACharterInWhichAnothersKeyWasExchanged() throws Exception {
        var forged = exchanged(federation.charter(), federation.site(2).id().value());
        var lying = new LocalNotary(elsewhere, federation.notary().service(), forged);
        var offer = offer(lying, forged.versions().getLast().charter());

        workOn(offer);

        assertThat(said)
                .anySatisfy(sentence -> assertThat(sentence)
                        .contains("another charter than version 1, which is signed here", "connector charter show"));
        assertThat(federation.server().requests("GET", ".*/offer").getLast().query())
                .containsEntry("after", offer.roundId().value())
                .containsEntry("left", "charter");
        assertThat(federation.server().requests("PUT", ".*/rounds/.*")).isEmpty();
    }

    @Test
    void siteDoesNotSignACharterInWhichAnothersKeyWasExchanged() throws Exception {
        var honest = federation.charter();
        var forged =
                exchanged(honest, federation.site(2).id().value()).versions().getLast();
        federation.charters().replace(forged.charter(), forged.signatures().toArray(CharterSignature[]::new));
        var site = federation.site(0);
        var signer = new CharterSigner(
                site.id(),
                site.identity(),
                SitePolicy.DEFAULT,
                new Decisions(site.home()),
                new PinnedCharters(site.home()),
                site.service());

        assertThat(signer.show(Federation.STUDY).lines())
                .contains("Signed here is version 1. What is different:")
                .contains("  has another key: " + federation.site(2).id())
                .anySatisfy(line -> assertThat(line).startsWith("This site does not sign it: it does not follow"));
        assertThatThrownBy(() -> signer.sign(Federation.STUDY, ""))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo("charter-does-not-follow"));
        assertThat(new PinnedCharters(site.home()).find(Federation.STUDY)).contains(honest);
        assertThat(federation.server().requests("PUT", ".*/signatures/.*")).isEmpty();
    }

    @Test
    void siteLeavesAServiceWhoseLogDoesNotContinueTheKnownOneAndKeepsBothHeads() throws Exception {
        var site = federation.site(0);
        site.gate(SitePolicy.DEFAULT).admit(federation.offer(1, RoundKind.TRAINING));
        var known = federation.notary().log().head();
        // Begun anew, and longer than the one that the site knows
        var lying = new LocalNotary(
                elsewhere, federation.notary().service(), federation.charters().history(Federation.STUDY.value()));
        for (int version = 10; version < 15; version++) {
            federation.notary().log().append(entry(version, "aa"));
            lying.log().append(entry(version, "bb"));
        }
        var offer = offer(lying, federation.charter());

        workOn(offer);

        assertThat(said)
                .anySatisfy(sentence -> assertThat(sentence)
                        .contains("does not show that its log of 7 entries continues the one of " + known.size()));
        assertThat(federation.server().requests("GET", ".*/offer").getLast().query())
                .containsEntry("left", "log");
        assertThat(federation.server().requests("PUT", ".*/rounds/.*")).isEmpty();
        // Both are signed by the key that the charter names, as anybody can check who has the charter
        assertThat(offline(site))
                .hasSize(4)
                .allSatisfy(finding -> assertThat(finding.holds()).isTrue());
        assertThat(names(site.home().evidence())).hasSize(2).allMatch(name -> name.startsWith("head-"));
    }

    @Test
    void siteLeavesAServiceThatShowsItTwoLogsAndKeepsTheProof() throws Exception {
        var site = federation.site(0);
        var first = federation.notary().log().append(entry(10, "aa"));
        site.logs().meet(federation.charter().serviceKey(), Federation.TENANT, first.head(), Optional.empty());
        var lying = new LocalNotary(
                elsewhere, federation.notary().service(), federation.charters().history(Federation.STUDY.value()));

        workOn(offer(lying, federation.charter()));

        assertThat(said).anySatisfy(sentence -> assertThat(sentence).contains("keeps two logs of 2 entries"));
        assertThat(federation.server().requests("GET", ".*/offer").getLast().query())
                .containsEntry("left", "log");
        assertThat(offline(site))
                .filteredOn(finding -> !finding.holds())
                .singleElement()
                .satisfies(finding -> assertThat(finding.files())
                        .singleElement()
                        .asString()
                        .contains("split-view-" + Federation.TENANT));
    }

    /** The same charter with a key that the service made for one of its members, signed with that key and by all the others. */
    private CharterHistory exchanged(Charter honest, String victim) {
        var made = IdentityKey.generate(new SplittableRandom(13)::nextBytes);
        var members = honest.members().stream()
                .map(member -> member.site().value().equals(victim)
                        ? new CharterMember(member.site(), made.publicKey())
                        : member)
                .toList();
        var charter = new Charter(
                honest.tenant(),
                honest.study(),
                1,
                Charter.NONE,
                honest.serviceKey(),
                members,
                honest.assumedColluders(),
                honest.minimumCohort(),
                honest.limits(),
                honest.planHash());
        return new CharterHistory(
                List.of(SignedCharter.of(charter, List.of(CharterSignature.sign(made, charter, new SiteId(victim))))));
    }

    private RoundOffer offer(LocalNotary from, Charter charter) {
        var honest = federation.context(1, 1);
        var context = new RoundContext(
                honest.tenant(),
                honest.study(),
                honest.run(),
                charter.hash(),
                1,
                1,
                honest.modelHash(),
                honest.planHash());
        long deadline =
                federation.offer(1, RoundKind.TRAINING).trainingDeadline().toEpochMilli();
        return federation.offer(RoundKind.TRAINING, from.offer(context, 0, deadline, Optional.empty()));
    }

    /** Takes the offer and comes back for the next. */
    private void workOn(RoundOffer offer) throws InterruptedException {
        federation.server().route("GET", ".*/offer", (request, path) -> LocalServer.Reply.json(200, offer));
        var site = federation.site(0);
        var board = new StatusBoard(site.home(), Clock.systemUTC(), 1);
        var worker = site.start(FixedLearning.of(100, 0.1f, 2), board);
        var daemon = new Daemon(
                site.service(),
                worker,
                site.claim(),
                board,
                said::add,
                BackOff.standard(new SplittableRandom(1)),
                pause -> {});
        daemon.step();
        daemon.step();
        assertThat(DaemonStatus.read(site.home()).orElseThrow().missed()).isEqualTo(1);
    }

    /** As {@code connector ledger verify} with all that the site kept, and no connection. */
    private static List<LedgerFinding> offline(Site site) throws Exception {
        var files = new ArrayList<Path>();
        for (var place : List.of(
                site.home().evidence(), site.home().charters(), site.home().logs())) {
            names(place).forEach(name -> files.add(place.resolve(name)));
        }
        return LedgerCheck.of(files, List.of());
    }

    private static List<String> names(Path folder) throws Exception {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static ModelEntry entry(int version, String hex) {
        return new ModelEntry("std", "run", version, ByteString.ofHex(hex.repeat(32)));
    }
}
