package io.covalence.aggregation.support;

import io.covalence.aggregation.blob.Digests;
import io.covalence.aggregation.boot.Assembly;
import io.covalence.aggregation.exchange.ExchangeFeature;
import io.covalence.aggregation.settings.Settings;
import io.covalence.contract.id.Ids;
import io.covalence.contract.id.RunId;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.run.RunEvent;
import io.covalence.contract.run.RunEventKind;
import io.covalence.contract.run.RunOrder;
import io.covalence.secagg.IdentityKey;
import io.covalence.secagg.SecretBytes;
import io.covalence.testkit.EventStory;
import io.covalence.testkit.MovableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The service on a database and a folder of its own, with sites. It can be thrown away and made anew at any moment. */
public final class World {
    private static final IdentityKey SERVICE = IdentityKey.ofSeed(SecretBytes.owning(new byte[32]));

    private final MovableClock clock = MovableClock.at(Instant.parse("2026-03-02T09:00:00Z"));
    private final TestPool pool;
    private final Path folder;
    private UnaryOperator<DataSource> database = UnaryOperator.identity();
    private final Ids ids = new Ids(new SplittableRandom(1));
    private final List<TestSite> sites = new ArrayList<>();
    private @Nullable Mortal mortal;
    private Map<String, String> variables = Map.of();
    private Assembly service;
    private int lives;

    public World(Path folder, int sites) {
        this(folder, sites, (TestPool) TestDatabases.fresh());
    }

    /** A world on a database that is there. */
    public World(Path folder, int sites, TestPool pool) {
        this.pool = pool;
        this.folder = folder;
        this.service = assemble();
        for (int i = 0; i < sites; i++) {
            this.sites.add(new TestSite(ids.site(), this, 100 + i));
        }
    }

    public Assembly service() {
        return service;
    }

    /** What sites ask the service for and tell it. */
    public ExchangeFeature exchange() {
        return service.exchange();
    }

    /** What the service signs with, in every life. */
    public IdentityKey serviceKey() {
        return SERVICE;
    }

    public MovableClock clock() {
        return clock;
    }

    public TestPool pool() {
        return pool;
    }

    public Path folder() {
        return folder;
    }

    public Ids ids() {
        return ids;
    }

    public List<TestSite> sites() {
        return sites;
    }

    public TestSite site(int index) {
        return sites.get(index);
    }

    /** What a crash and a new start leave: the database and the folder. */
    public void restart() {
        service = assemble();
    }

    /** Settings of every life from now on. */
    public void with(Map<String, String> settings) {
        variables = Map.copyOf(settings);
        restart();
    }

    /** Lets every life of the service from now on be killed at a commit; the present one is told which by {@link #mortal}. */
    public void mortalise() {
        through(source -> {
            mortal = new Mortal(source);
            return mortal.source();
        });
    }

    /** The way to the database of the present life. */
    public Mortal mortal() {
        return Objects.requireNonNull(mortal);
    }

    /** Lets every life of the service from now on reach the database through something. */
    public void through(UnaryOperator<DataSource> way) {
        database = way;
        restart();
    }

    /** A second replica. */
    public Assembly assemble() {
        return assemble(Runnable::run, clock);
    }

    /** A second replica with help and a clock of its own. */
    public Assembly assemble(Executor executor, Clock time) {
        var environment = new HashMap<>(variables);
        environment.put("COVALENCE_BLOB_DIR", folder.toString());
        var settings = Settings.of(environment);
        lives++;
        return Assembly.of(
                database.apply(pool),
                settings,
                time,
                ids,
                SERVICE,
                executor,
                new SimpleMeterRegistry(),
                "driver" + lives);
    }

    /** Steps the driver until nothing is due. */
    public void drive() {
        boolean stepped = true;
        while (stepped) {
            stepped = service.driver().stepOne();
        }
    }

    /** Lets time pass, with the driver looking every now and then. */
    public void pass(Duration time) {
        var step = time.dividedBy(4);
        for (int i = 0; i < 4; i++) {
            clock.advance(step);
            drive();
        }
    }

    /** Orders a run of all sites, has every site sign the charter and take the offer. */
    public RunOrder begin(StudyPlan plan) throws IOException {
        var order = order(plan);
        service.orders().place(order.runId(), order);
        sites.forEach(TestSite::signCharters);
        drive();
        sites.forEach(TestSite::poll);
        return order;
    }

    public RunOrder order(StudyPlan plan) {
        var text = Plans.text(plan);
        return new RunOrder(
                ids.run(),
                ids.tenant(),
                ids.study(),
                text,
                Digests.hex(text.getBytes(StandardCharsets.UTF_8)),
                sites.stream().map(TestSite::participant).toList());
    }

    /** All sites, in every phase one after the other, through the open round. */
    public void completeRound() throws IOException {
        sites.forEach(TestSite::poll);
        completeRound(sites);
    }

    public void completeRound(List<TestSite> members) throws IOException {
        deal(members);
        mask(members);
        open(members);
    }

    /** M1 to M3. */
    public void deal(List<TestSite> members) {
        members.forEach(TestSite::advertise);
        drive();
        members.forEach(TestSite::share);
        drive();
    }

    /** M5. */
    public void mask(List<TestSite> members) throws IOException {
        for (var site : members) {
            site.contribute();
        }
        drive();
    }

    /** M5, and then everybody's vote that the attempt is never opened. */
    public void giveUp(List<TestSite> members) throws IOException {
        mask(members);
        members.forEach(TestSite::abandon);
        drive();
    }

    /** M6 to M9. */
    public void open(List<TestSite> members) {
        agree(members);
        members.forEach(TestSite::unmask);
        drive();
    }

    /** M6 and M7. */
    public void agree(List<TestSite> members) {
        members.forEach(TestSite::agree);
        drive();
    }

    public List<RunEvent> events() {
        return service.outbox().read(0, 1_000).items();
    }

    public List<RunEvent> events(RunEventKind kind) {
        return events().stream().filter(event -> event.kind() == kind).toList();
    }

    public List<String> details(RunEventKind kind) {
        return events(kind).stream().map(RunEvent::detail).toList();
    }

    /** The events of runs and rounds as a whole, in words. */
    public List<String> story() {
        return EventStory.ofEvents(events());
    }

    /** A model version as the tenant service reads it. */
    public float[] model(RunId runId, int version) throws IOException {
        var model = service.documents().model(runId, version, Optional.empty());
        try (var in = service.documents().open(model)) {
            return values(in);
        }
    }

    /** A vector beside a version's model as a site reads it. */
    public float[] vector(RunId runId, int version, String name) throws IOException {
        var vector = service.documents().vector(runId, version, name, site(0).id());
        try (var in = service.documents().open(vector)) {
            return values(in);
        }
    }

    private static float[] values(InputStream in) throws IOException {
        var bytes = new ByteArrayOutputStream();
        in.transferTo(bytes);
        var values = new float[bytes.size() / Float.BYTES];
        ByteBuffer.wrap(bytes.toByteArray())
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(values);
        return values;
    }
}
