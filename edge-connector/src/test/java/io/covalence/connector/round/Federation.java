package io.covalence.connector.round;

import io.covalence.connector.Json;
import io.covalence.connector.Plans;
import io.covalence.connector.Sha256;
import io.covalence.connector.service.LocalAggregationService;
import io.covalence.connector.service.LocalRound;
import io.covalence.connector.service.LocalServer;
import io.covalence.connector.study.Decision;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.round.Participant;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.round.RoundOffer;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.CohortPolicy;
import io.covalence.secagg.IdentityDirectory;
import io.covalence.secagg.RingWidth;
import io.covalence.secagg.RoundContext;
import io.covalence.secagg.SiteId;
import io.covalence.secagg.VectorLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** Some sites, one study and a service on this machine. */
final class Federation implements AutoCloseable {
    static final String TENANT = "ten_" + "t".repeat(20);
    static final String STUDY = "std_" + "s".repeat(20);
    static final String RUN = "run_" + "r".repeat(20);
    static final StudyPlan PLAN = Plans.linear("active");

    private final LocalServer server = new LocalServer();
    private final LocalAggregationService service = new LocalAggregationService(server);
    private final List<Site> sites = new ArrayList<>();

    Federation(Path folder, int size) {
        for (int i = 0; i < size; i++) {
            var id = "sit_" + String.valueOf((char) ('a' + i)).repeat(20);
            sites.add(new Site(folder, id, server.url()).approve(approval(PLAN)));
        }
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
        return new RoundOffer(
                "rnd_" + String.format("%020d", number),
                RUN,
                TENANT,
                STUDY,
                number,
                1,
                kind,
                Sha256.hex(Json.text(PLAN)),
                Sha256.hex(model()),
                number - 1,
                Instant.parse("2026-01-01T01:00:00Z"),
                "",
                sites.stream()
                        .map(site -> new Participant(site.id(), site.publicKey()))
                        .toList());
    }

    RoundOffer open(int number, RoundKind kind) {
        var offer = offer(number, kind);
        var layout = UpdateLayout.of(PLAN, kind);
        var context = new RoundContext(
                TENANT,
                STUDY,
                RUN,
                ByteString.ofHex(Sha256.hex(new byte[0])),
                number,
                1,
                ByteString.ofHex(offer.modelSha256()),
                ByteString.ofHex(offer.planSha256()));
        var policy = new CohortPolicy(
                PLAN.aggregation().assumedColluders(), 3, PLAN.aggregation().maximumSites());
        var vector = new VectorLayout(layout.parameters(), RingWidth.BITS_32, layout.limbs());
        service.open(offer, model(), new LocalRound(context, policy, directory(), vector));
        return offer;
    }

    IdentityDirectory directory() {
        return new IdentityDirectory(sites.stream()
                .collect(Collectors.toMap(
                        site -> new SiteId(site.id()),
                        site -> ByteString.of(Base64.getUrlDecoder().decode(site.publicKey())))));
    }

    static byte[] model() {
        var bytes = ByteBuffer.allocate(Math.toIntExact(PLAN.parameters()) * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < PLAN.parameters(); i++) {
            bytes.putFloat(i / 64f);
        }
        return bytes.array();
    }

    @Override
    public void close() {
        server.close();
    }
}
