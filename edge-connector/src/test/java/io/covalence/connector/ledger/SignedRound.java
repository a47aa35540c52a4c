package io.covalence.connector.ledger;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.IdentityKey;
import io.covalence.secagg.RandomSource;
import io.covalence.secagg.RingWidth;
import io.covalence.secagg.RoundContext;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.charter.Charter;
import io.covalence.secagg.charter.CharterHistory;
import io.covalence.secagg.charter.CharterLimits;
import io.covalence.secagg.charter.CharterMember;
import io.covalence.secagg.charter.CharterSignature;
import io.covalence.secagg.charter.SignedCharter;
import io.covalence.secagg.cohort.Cohort;
import io.covalence.secagg.cohort.SharingCohort;
import io.covalence.secagg.cohort.SurvivingCohort;
import io.covalence.secagg.evidence.AnswerDigest;
import io.covalence.secagg.evidence.Bundle;
import io.covalence.secagg.evidence.LogExtract;
import io.covalence.secagg.evidence.RoundRecord;
import io.covalence.secagg.evidence.Transcript;
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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** A round as three sites and a service sign it, without the secrets behind the signatures, of which evidence holds nothing. */
public final class SignedRound {
    private static final VectorLayout LAYOUT = new VectorLayout(8, RingWidth.BITS_32, 1);
    private static final ByteString HASH = ByteString.ofHex("ab".repeat(32));

    private final RandomSource random = new SplittableRandom(7)::nextBytes;
    private final IdentityKey service = IdentityKey.generate(random);
    private final Map<SiteId, IdentityKey> keys = new TreeMap<>();
    private final List<LogEntry> log = new ArrayList<>();
    private final Charter charter;
    private final CharterHistory charters;
    private final Offer offer;

    public SignedRound() {
        Stream.of("site_a", "site_b", "site_c")
                .forEach(name -> keys.put(new SiteId(name), IdentityKey.generate(random)));
        charter = new Charter(
                "tenant",
                "study",
                1,
                Charter.NONE,
                service.publicKey(),
                each(site -> new CharterMember(site, key(site).publicKey())),
                0,
                3,
                new CharterLimits(1_000_000, 100, 1, ""),
                HASH);
        charters = new CharterHistory(List.of(
                new SignedCharter(charter, each(site -> CharterSignature.sign(key(site), charter, site)))));
        log.add(Offer.charterEntry(charter));
        log.add(new ModelEntry("study", "run", 0, HASH));
        var context = new RoundContext("tenant", "study", "run", charter.hash(), 1, 1, HASH, charter.planHash());
        offer = Offer.sign(service, context, 0, 0, head(), inclusion(0), inclusion(1), Optional.empty());
    }

    public String charterHash() {
        return charter.hash().hex();
    }

    /** Writes bundle, charter, two tree heads, the proof between them, a log entry and its proof. */
    public List<Path> write(Path folder) throws IOException {
        var bundle = bundle().encode();
        return List.of(
                Files.write(folder.resolve("round-1.bundle"), bundle),
                Files.write(folder.resolve("charter"), charters.encode()),
                Files.write(folder.resolve("head-2"), offer.treeHead().encode()),
                Files.write(folder.resolve("head-4"), head().encode()),
                Files.write(
                        folder.resolve("growth"),
                        ConsistencyProof.of(leaves(), 2).encode()),
                Files.write(folder.resolve("model-1"), log.get(2).encode()),
                Files.write(folder.resolve("model-1.proof"), inclusion(2).encode()));
    }

    /** A head of the size that the offer's has, of another log. */
    public byte[] otherHead() {
        return SignedTreeHead.sign(service, "tenant", 2, 0, HASH).encode();
    }

    private Bundle bundle() {
        var context = offer.context();
        var roster = new Roster(each(site -> Advertise.sign(
                key(site),
                context.hash(),
                site,
                HybridKey.random(random).publicKey(),
                HybridKey.random(random).publicKey(),
                HASH,
                Sequence.FIRST,
                Optional.of(offer.treeHead()))));
        var cohort = Cohort.verify(
                context, charter.policy(0, 255), charter.directory(), Optional.of(service.publicKey()), roster);
        var sid = cohort.session();
        var headers = each(site -> SharesHeader.sign(key(site), sid, site, cohort.threshold(), HASH, HASH));
        var sharing = SharingCohort.verify(cohort, headers);
        var survivors =
                new Survivors(each(site -> MaskedHeader.sign(key(site), sid, site, sharing.hash(), LAYOUT, HASH)));
        var surviving = SurvivingCohort.verify(sharing, LAYOUT, survivors);
        var quorum = new Quorum(each(site -> Agreement.sign(key(site), sid, site, surviving.hash())));
        var answers = each(site -> new AnswerDigest(site, HASH));
        var transcript = Transcript.root(surviving, quorum, answers);
        var result = Result.sign(
                service, context.hash(), sid, surviving.hash(), keys.size(), HASH, 1, charter.hash(), transcript);
        log.add(result.modelEntry(context));
        log.add(result.resultEntry(context));
        var extract = new LogExtract(
                head(),
                inclusion(0),
                inclusion(1),
                inclusion(2),
                inclusion(3),
                List.of(ConsistencyProof.of(leaves(), 2)));
        return Bundle.sign(
                service,
                new RoundRecord(charters, offer, roster, headers, survivors, quorum, answers, result, extract));
    }

    private SignedTreeHead head() {
        return SignedTreeHead.sign(service, "tenant", log.size(), 0, MerkleTree.root(leaves()));
    }

    private InclusionProof inclusion(int index) {
        return InclusionProof.of(leaves(), index);
    }

    private List<ByteString> leaves() {
        return log.stream().map(LogEntry::leafHash).toList();
    }

    private IdentityKey key(SiteId site) {
        return Optional.ofNullable(keys.get(site)).orElseThrow();
    }

    private <T> List<T> each(Function<SiteId, T> message) {
        return keys.keySet().stream().map(message).toList();
    }
}
