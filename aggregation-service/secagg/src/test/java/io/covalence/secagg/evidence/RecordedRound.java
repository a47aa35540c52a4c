package io.covalence.secagg.evidence;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.Federation;
import io.covalence.secagg.IdentityKey;
import io.covalence.secagg.RoundContext;
import io.covalence.secagg.RoundScript;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.charter.Charter;
import io.covalence.secagg.charter.CharterHistory;
import io.covalence.secagg.charter.CharterMember;
import io.covalence.secagg.charter.CharterSignature;
import io.covalence.secagg.charter.Consortium;
import io.covalence.secagg.charter.SignedCharter;
import io.covalence.secagg.log.ConsistencyProof;
import io.covalence.secagg.log.InclusionProof;
import io.covalence.secagg.log.KnownLog;
import io.covalence.secagg.log.LogEntry;
import io.covalence.secagg.log.LogEntry.ModelEntry;
import io.covalence.secagg.log.SignedTreeHead;
import io.covalence.secagg.merkle.MerkleTree;
import io.covalence.secagg.message.AbortCertificate;
import io.covalence.secagg.message.AbortVote;
import io.covalence.secagg.message.Offer;
import io.covalence.secagg.message.Result;
import io.covalence.secagg.message.Shares;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A round that is played to its end as a service plays it: charter and model are logged and offered, sites know older and newer
 * heads, the last site drops out after it dealt, the result is logged, and everything goes into one bundle.
 */
public final class RecordedRound {
    public static final IdentityKey SERVICE = Consortium.SERVICE;

    public final Federation federation;
    public final RoundScript script;
    public final Charter charter;
    public final CharterHistory charters;
    public final List<LogEntry> log = new ArrayList<>();
    public final Offer offer;
    public final Result result;

    /** A round of {@code n} sites, of whose vectors only the size matters. */
    public RecordedRound(int n, VectorLayout layout) {
        this(n, layout, 1);
    }

    /** A second attempt comes with everybody's vote that the first one is never opened. */
    public RecordedRound(int n, VectorLayout layout, int attempt) {
        var keys = new Federation(n, 1, layout);
        charter = Consortium.founding(
                keys.sites().stream()
                        .map(site -> new CharterMember(site, keys.identity(site).publicKey()))
                        .toList(),
                1);
        charters = new CharterHistory(List.of(SignedCharter.of(
                charter,
                keys.sites().stream()
                        .map(site -> CharterSignature.sign(keys.identity(site), charter, site))
                        .toList())));
        log.add(new ModelEntry("another-study", "run", 0, Federation.hash("another model")));
        log.add(Offer.charterEntry(charter));
        log.add(new ModelEntry("study", "run", 4, Federation.hash("model 4")));
        var context = new RoundContext(
                "tenant", "study", "run", charter.hash(), 5, attempt, Federation.hash("model 4"), charter.planHash());
        var older = new KnownLog(SERVICE.publicKey(), head(2));
        var newer = new KnownLog(SERVICE.publicKey(), head(3));
        federation =
                new Federation(n, 1, layout, context, site -> Optional.of(site.equals(keys.site(1)) ? older : newer));
        offer = Offer.sign(
                SERVICE,
                context,
                4,
                1_800_000_000_000L,
                head(3),
                included(1),
                included(2),
                attempt == 1 ? Optional.empty() : Optional.of(aborted(keys)));
        script = play();
        result = result();
        log.add(result.modelEntry(context));
        log.add(result.resultEntry(context));
        log.add(new ModelEntry("another-study", "run", 1, Federation.hash("another model 1")));
    }

    public RoundRecord record() {
        var survivors = script.survivingCohort();
        return new RoundRecord(
                charters,
                offer,
                script.roster(),
                script.shares.values().stream().map(Shares::header).toList(),
                survivors.survivors(),
                script.quorum(),
                answers(),
                result,
                new LogExtract(
                        head(log.size()),
                        included(1),
                        included(2),
                        included(3),
                        included(4),
                        List.of(consistent(2, log.size()), consistent(3, log.size()))));
    }

    public Bundle bundle() {
        return Bundle.sign(SERVICE, record());
    }

    /** The head of the first entries. */
    public SignedTreeHead head(int size) {
        return SignedTreeHead.sign(SERVICE, "tenant", size, 1_700_000_000_000L + size, MerkleTree.root(leaves(size)));
    }

    public InclusionProof included(int index) {
        return InclusionProof.of(leaves(log.size()), index);
    }

    public ConsistencyProof consistent(int oldSize, int newSize) {
        return ConsistencyProof.of(leaves(newSize), oldSize);
    }

    public List<AnswerDigest> answers() {
        return script.unmasks.values().stream().map(AnswerDigest::of).toList();
    }

    /** Everything that somebody who verifies offline may hold as a file, by name. */
    public Map<String, byte[]> files() {
        return Map.of(
                "round-5.bundle", bundle().encode(),
                "charter", charters.encode(),
                "head-3", head(3).encode(),
                "head-6", head(6).encode(),
                "growth", consistent(3, 6).encode(),
                "model-4", log.get(2).encode(),
                "model-4.proof", included(2).encode());
    }

    private static AbortCertificate aborted(Federation keys) {
        return AbortCertificate.of(keys.sites().stream()
                .map(site -> AbortVote.sign(keys.identity(site), Federation.hash("first attempt"), site))
                .toList());
    }

    private RoundScript play() {
        var played = new RoundScript(federation, 5);
        List<SiteId> survivors =
                federation.sites().subList(0, federation.sites().size() - 1);
        played.advertise(federation.sites());
        played.share(federation.sites());
        played.deliver(federation.sites());
        played.mask(survivors);
        played.agree(survivors);
        played.unmask(survivors);
        return played;
    }

    private Result result() {
        var survivors = script.survivingCohort();
        return Result.sign(
                SERVICE,
                survivors.sharing().cohort().context(),
                survivors.sharing().cohort().session(),
                survivors.hash(),
                survivors.sites().size(),
                Federation.hash("sum"),
                5,
                Federation.hash("model 5"),
                Transcript.root(survivors, script.quorum(), answers()));
    }

    private List<ByteString> leaves(int size) {
        return log.subList(0, size).stream().map(LogEntry::leafHash).toList();
    }
}
