package io.covalence.secagg.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.Federation;
import io.covalence.secagg.RingWidth;
import io.covalence.secagg.RoundContext;
import io.covalence.secagg.SeededRandom;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.charter.Charter;
import io.covalence.secagg.charter.CharterHistory;
import io.covalence.secagg.charter.CharterMember;
import io.covalence.secagg.charter.CharterSignature;
import io.covalence.secagg.charter.Consortium;
import io.covalence.secagg.charter.SignedCharter;
import io.covalence.secagg.cohort.Cohort;
import io.covalence.secagg.cohort.SharingCohort;
import io.covalence.secagg.cohort.SurvivingCohort;
import io.covalence.secagg.internal.HybridKey;
import io.covalence.secagg.log.ConsistencyProof;
import io.covalence.secagg.log.InclusionProof;
import io.covalence.secagg.log.LogEntry;
import io.covalence.secagg.log.LogEntry.ModelEntry;
import io.covalence.secagg.log.SignedTreeHead;
import io.covalence.secagg.merkle.MerkleTree;
import io.covalence.secagg.message.Advertise;
import io.covalence.secagg.message.Agreement;
import io.covalence.secagg.message.MaskedHeader;
import io.covalence.secagg.message.Offer;
import io.covalence.secagg.message.Quorum;
import io.covalence.secagg.message.Result;
import io.covalence.secagg.message.Roster;
import io.covalence.secagg.message.Sequence;
import io.covalence.secagg.message.SharesHeader;
import io.covalence.secagg.message.Survivors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How large a bundle is, of sites with names of eight characters: it grows with the cohort, by 3.4 kB a site. */
final class BundleSizeTest {
    private static final VectorLayout LAYOUT = new VectorLayout(1_000_000, RingWidth.BITS_32, 8);

    @ParameterizedTest
    @CsvSource({"4, 16006", "200, 713962"})
    void bundleOfAWholeCohortIsAsLargeAsStated(int n, int bytes) {
        byte[] bundle = bundle(n).encode();

        assertThat(bundle).hasSize(bytes);
        assertThat(BundleVerifier.verify(bundle, Optional.empty()).survivors()).hasSize(n);
    }

    /** Signed by everybody, without the shares and vectors behind the signatures, of which a bundle holds nothing. */
    private static Bundle bundle(int n) {
        var federation = new Federation(n, 1, LAYOUT);
        var charter = Consortium.founding(
                federation.sites().stream()
                        .map(site -> new CharterMember(
                                site, federation.identity(site).publicKey()))
                        .toList(),
                1);
        var context = new RoundContext(
                "tenant", "study", "run", charter.hash(), 5, 1, Federation.hash("model"), charter.planHash());
        var log = new ArrayList<LogEntry>();
        log.add(Offer.charterEntry(charter));
        log.add(new ModelEntry("study", "run", 0, context.modelHash()));
        var offer = Offer.sign(
                Consortium.SERVICE, context, 0, 0, head(log), proof(log, 0), proof(log, 1), Optional.empty());
        var roster = new Roster(federation.sites().stream()
                .map(site -> {
                    var random = new SeededRandom(site.hashCode());
                    return Advertise.sign(
                            federation.identity(site),
                            context.hash(),
                            site,
                            HybridKey.random(random).publicKey(),
                            HybridKey.random(random).publicKey(),
                            Federation.hash("nonce"),
                            Sequence.FIRST,
                            Optional.of(offer.treeHead()));
                })
                .toList());
        var cohort = Cohort.verify(
                context, charter.policy(0, 255), charter.directory(), Optional.of(charter.serviceKey()), roster);
        var sharing = federation.sites().stream()
                .map(site -> SharesHeader.sign(
                        federation.identity(site),
                        cohort.session(),
                        site,
                        cohort.threshold(),
                        Federation.hash("self seed"),
                        Federation.hash("entries")))
                .toList();
        var u2 = SharingCohort.verify(cohort, sharing);
        var survivors = new Survivors(federation.sites().stream()
                .map(site -> MaskedHeader.sign(
                        federation.identity(site),
                        cohort.session(),
                        site,
                        u2.hash(),
                        LAYOUT,
                        Federation.hash("chunks")))
                .toList());
        var u3 = SurvivingCohort.verify(u2, LAYOUT, survivors);
        var quorum = new Quorum(federation.sites().stream()
                .map(site -> Agreement.sign(federation.identity(site), cohort.session(), site, u3.hash()))
                .toList());
        var answers = federation.sites().stream()
                .map(site -> new AnswerDigest(site, Federation.hash("answer")))
                .toList();
        var result = Result.sign(
                Consortium.SERVICE,
                cohort.context(),
                cohort.session(),
                u3.hash(),
                n,
                Federation.hash("sum"),
                1,
                Federation.hash("model 1"),
                Transcript.root(u3, quorum, answers));
        log.add(result.modelEntry(context));
        log.add(result.resultEntry(context));
        var extract = new LogExtract(
                head(log),
                proof(log, 0),
                proof(log, 1),
                proof(log, 2),
                proof(log, 3),
                List.of(ConsistencyProof.of(leaves(log), 2)));
        return Bundle.sign(
                Consortium.SERVICE,
                new RoundRecord(
                        charters(federation, charter),
                        offer,
                        roster,
                        sharing,
                        survivors,
                        quorum,
                        answers,
                        result,
                        extract));
    }

    private static CharterHistory charters(Federation federation, Charter charter) {
        return new CharterHistory(List.of(SignedCharter.of(
                charter,
                federation.sites().stream()
                        .map(site -> CharterSignature.sign(federation.identity(site), charter, site))
                        .toList())));
    }

    private static SignedTreeHead head(List<LogEntry> log) {
        return SignedTreeHead.sign(Consortium.SERVICE, "tenant", log.size(), 0, MerkleTree.root(leaves(log)));
    }

    private static InclusionProof proof(List<LogEntry> log, int index) {
        return InclusionProof.of(leaves(log), index);
    }

    private static List<ByteString> leaves(List<LogEntry> log) {
        return log.stream().map(LogEntry::leafHash).toList();
    }
}
