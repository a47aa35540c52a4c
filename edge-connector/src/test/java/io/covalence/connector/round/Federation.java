package io.covalence.connector.round;

import io.covalence.connector.Json;
import io.covalence.connector.Plans;
import io.covalence.connector.Sha256;
import io.covalence.connector.home.PrivateFiles;
import io.covalence.connector.service.LocalAggregationService;
import io.covalence.connector.service.LocalCharters;
import io.covalence.connector.service.LocalNotary;
import io.covalence.connector.service.LocalRound;
import io.covalence.connector.service.LocalServer;
import io.covalence.connector.study.Decision;
import io.covalence.contract.id.RoundId;
import io.covalence.contract.id.RunId;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.id.TenantId;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.round.RoundOffer;
import io.covalence.learning.model.InitialModel;
import io.covalence.learning.step.VersionHash;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.IdentityDirectory;
import io.covalence.secagg.IdentityKey;
import io.covalence.secagg.RingWidth;
import io.covalence.secagg.RoundContext;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.charter.Charter;
import io.covalence.secagg.charter.CharterLimits;
import io.covalence.secagg.charter.CharterMember;
import io.covalence.secagg.charter.CharterSignature;
import io.covalence.secagg.client.Fact;
import io.covalence.secagg.log.LogEntry.ModelEntry;
import io.covalence.secagg.message.AbortCertificate;
import io.covalence.secagg.message.Offer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Some sites, one study and a service on this machine. */
final class Federation implements AutoCloseable {
    static final TenantId TENANT = new TenantId("ten_" + "t".repeat(20));
    static final StudyId STUDY = new StudyId("std_" + "s".repeat(20));
    static final RunId RUN = new RunId("run_" + "r".repeat(20));
    static final StudyPlan PLAN = Plans.linear("active");
    static final ByteString PLAN_HASH = ByteString.ofHex(Sha256.hex(Json.text(PLAN)));
    static final Instant DEADLINE = Instant.parse("2026-01-01T01:00:00Z");

    private final LocalServer server = new LocalServer();
    private final LocalAggregationService service = new LocalAggregationService(server);
    private final LocalCharters charters = new LocalCharters(server);
    private final List<Site> sites = new ArrayList<>();
    private final @Nullable LocalNotary notary;
    private final StudyPlan plan;
    private final ByteString planHash;
    private final ByteBuffer scale = ByteBuffer.allocate(2 * Float.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putFloat(0, 1)
            .putFloat(Float.BYTES, 2);

    /** Sites that have approved the plan, and signed the charter that names them all; none of them with the size 0. */
    Federation(Path folder, int size) {
        this(folder, size, PLAN);
    }

    /** The same of another plan. */
    Federation(Path folder, int size, StudyPlan plan) {
        this.plan = plan;
        this.planHash = ByteString.ofHex(Sha256.hex(Json.text(plan)));
        for (int i = 0; i < size; i++) {
            var id = "sit_" + String.valueOf((char) ('a' + i)).repeat(20);
            sites.add(new Site(folder, new SiteId(id), server).approve(approval(plan)));
        }
        this.notary = size == 0 ? null : found();
    }

    private LocalNotary found() {
        var key = IdentityKey.generate(new SplittableRandom(5)::nextBytes);
        var charter = charter(key);
        var signatures = sites.stream()
                .map(site -> CharterSignature.sign(site.identity(), charter, site.id()))
                .toArray(CharterSignature[]::new);
        charters.propose(charter, signatures);
        var history = charters.history(STUDY.value());
        sites.forEach(site -> PrivateFiles.replace(site.home().charter(STUDY), history.encode()));
        return new LocalNotary(server, key, history);
    }

    private Charter charter(IdentityKey key) {
        return new Charter(
                TENANT.value(),
                STUDY.value(),
                1,
                Charter.NONE,
                key.publicKey(),
                sites.stream()
                        .map(site ->
                                new CharterMember(site.id(), site.identity().publicKey()))
                        .toList(),
                plan.cohort().assumedColluders(),
                3,
                new CharterLimits(1_000, 10, 5, ""),
                planHash);
    }

    /** As if every site had agreed to a training sum of the run before, of a round whose number no test uses. */
    void trained() {
        for (var site : sites) {
            var journal = new RoundJournal(site.home()).of(RUN);
            var any = PLAN_HASH;
            journal.record(new Fact.Opened(0, 1, Optional.of(any)));
            journal.record(new Fact.Masked(any, 2, List.of(new SiteId("a"), new SiteId("b"))));
            journal.record(new Fact.Agreed(any, any));
        }
    }

    LocalNotary notary() {
        if (notary == null) {
            throw new IllegalStateException("nobody has founded anything");
        }
        return notary;
    }

    LocalCharters charters() {
        return charters;
    }

    Charter charter() {
        return charters.history(STUDY.value()).versions().getLast().charter();
    }

    static Decision approval(StudyPlan plan) {
        var text = Json.text(plan);
        return new Decision(
                Decision.Verdict.APPROVED,
                STUDY,
                TENANT,
                "Helix Example",
                "A study",
                text,
                Sha256.hex(text),
                Instant.parse("2026-01-01T00:00:00Z"));
    }

    LocalServer server() {
        return server;
    }

    LocalAggregationService service() {
        return service;
    }

    List<Site> sites() {
        return List.copyOf(sites);
    }

    Site site(int index) {
        return sites.get(index);
    }

    RoundOffer offer(int number, RoundKind kind) {
        return offer(kind, sign(context(number, 1), number - 1, Optional.empty()));
    }

    /** What the service signs for a round. */
    Offer sign(RoundContext context, int modelVersion, Optional<AbortCertificate> aborted) {
        return notary().offer(context, modelVersion, DEADLINE.toEpochMilli(), aborted);
    }

    RoundContext context(int number, int attempt) {
        return new RoundContext(
                TENANT.value(),
                STUDY.value(),
                RUN.value(),
                charter().hash(),
                number,
                attempt,
                modelHash(number - 1),
                planHash);
    }

    /** An offer that says what its signed part says. */
    RoundOffer offer(RoundKind kind, Offer signed) {
        var context = signed.context();
        return new RoundOffer(
                new RoundId("rnd_" + String.format(Locale.ROOT, "%018d%02d", context.round(), context.attempt())),
                new RunId(context.run()),
                new TenantId(context.tenant()),
                new StudyId(context.study()),
                (int) context.round(),
                context.attempt(),
                kind,
                context.planHash().hex(),
                context.modelHash().hex(),
                signed.modelVersion(),
                Instant.ofEpochMilli(signed.deadline()),
                Base64.getEncoder().encodeToString(signed.encode()),
                "");
    }

    RoundOffer open(int number, RoundKind kind) {
        return open(kind, sign(context(number, 1), number - 1, Optional.empty()));
    }

    /** Opens another attempt at a round, because the earlier one is never opened. */
    RoundOffer reopen(RoundOffer earlier, AbortCertificate aborted) {
        var context = context(earlier.number(), earlier.attempt() + 1);
        return open(earlier.kind(), sign(context, earlier.modelVersion(), Optional.of(aborted)));
    }

    RoundOffer open(RoundKind kind, Offer signed) {
        return open(kind, signed, signed.modelVersion() + (kind == RoundKind.EVALUATION ? 0 : 1));
    }

    /** Opens a round whose result names a version of the service's choice. */
    RoundOffer open(RoundKind kind, Offer signed, int version) {
        var layout = UpdateLayout.of(plan, kind);
        var vector = new VectorLayout(
                layout.vectors() * layout.parameters(), RingWidth.BITS_32, layout.stepLimbs(), layout.reportLimbs());
        var policy = charter().policy(0, plan.cohort().maximumSites());
        var next = new ModelEntry(STUDY.value(), signed.context().run(), version, modelHash(version));
        var offer = offer(kind, signed);
        service.control(control(signed.modelVersion()));
        service.scale(scale());
        service.open(
                offer,
                model(signed.modelVersion()),
                new LocalRound(signed, policy, directory(), vector, notary(), next));
        return offer;
    }

    IdentityDirectory directory() {
        return new IdentityDirectory(sites.stream()
                .collect(Collectors.toMap(
                        site -> site.id(),
                        site -> ByteString.of(Base64.getUrlDecoder().decode(site.publicKey())))));
    }

    private ByteString modelHash(int version) {
        var digests = Map.of(
                "model",
                Sha256.hex(model(version)),
                "control",
                Sha256.hex(control(version)),
                "scale",
                Sha256.hex(scale()));
        return ByteString.ofHex(VersionHash.of(plan, RUN, version, digests));
    }

    /** Of version 0 zeros; of later ones the first value says which version it is. */
    static byte[] control(int version) {
        var bytes = ByteBuffer.allocate(Math.toIntExact(PLAN.parameters() * Float.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        return bytes.putFloat(0, version).array();
    }

    /** What the service says that the opening round gave, of a single column, instead of 1 and 2. */
    void scale(float mean, float deviation) {
        scale.asFloatBuffer().put(new float[] {mean, deviation});
    }

    private byte[] scale() {
        return scale.array().clone();
    }

    /** Version 0 is the run's initial model; of later ones the first value says which version it is. */
    static byte[] model(int version) {
        var parameters = InitialModel.parameters(PLAN, RUN);
        if (version > 0) {
            parameters[0] = version;
        }
        var bytes = ByteBuffer.allocate(parameters.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(parameters);
        return bytes.array();
    }

    @Override
    public void close() {
        server.close();
    }
}
