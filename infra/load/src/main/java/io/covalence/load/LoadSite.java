package io.covalence.load;

import io.covalence.connector.Failure;
import io.covalence.connector.charter.AgreedCharters;
import io.covalence.connector.charter.CharterSigner;
import io.covalence.connector.charter.PinnedCharters;
import io.covalence.connector.client.AggregationServiceClient;
import io.covalence.connector.client.AuthorizedTransport;
import io.covalence.connector.client.BackOff;
import io.covalence.connector.client.Endpoint;
import io.covalence.connector.client.HttpTransport;
import io.covalence.connector.client.InstanceTransport;
import io.covalence.connector.client.Retries;
import io.covalence.connector.client.TenantServiceClient;
import io.covalence.connector.client.TokenSource;
import io.covalence.connector.client.Transport;
import io.covalence.connector.enrolment.Enroller;
import io.covalence.connector.enrolment.EnrolmentFile;
import io.covalence.connector.home.ConnectorHome;
import io.covalence.connector.identity.KeyFiles;
import io.covalence.connector.identity.SiteKeys;
import io.covalence.connector.instance.SiteClaim;
import io.covalence.connector.outbound.OutboundLog;
import io.covalence.connector.policy.SitePolicy;
import io.covalence.connector.result.OwnResults;
import io.covalence.connector.round.AgreementBudget;
import io.covalence.connector.round.Daemon;
import io.covalence.connector.round.KeptVectors;
import io.covalence.connector.round.RetryPolicy;
import io.covalence.connector.round.RoundGate;
import io.covalence.connector.round.RoundJournal;
import io.covalence.connector.round.RoundTools;
import io.covalence.connector.round.RoundWorker;
import io.covalence.connector.round.StatusBoard;
import io.covalence.connector.study.DatasetFiles;
import io.covalence.connector.study.Decisions;
import io.covalence.connector.study.StudyApprovals;
import io.covalence.connector.transparency.EvidenceFolder;
import io.covalence.connector.transparency.WatchedLogs;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.site.Enrolment;
import io.covalence.contract.site.Readiness;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A site: the connector's own classes with a home folder of their own, all but the learning. */
final class LoadSite {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final Duration REPORT_EVERY = Duration.ofMillis(2_500);

    private final int number;
    private final Surroundings surroundings;
    private final ConnectorHome home;
    private final OutboundLog log;
    private final HttpTransport http;
    private final Wire wire;
    private final Enrolment enrolment;
    private final SiteKeys keys;
    private final AuthorizedTransport authorized;
    private volatile @Nullable Thread thread;

    private LoadSite(
            int number,
            Surroundings surroundings,
            ConnectorHome home,
            OutboundLog log,
            HttpTransport http,
            Wire wire,
            Enrolment enrolment) {
        this.number = number;
        this.surroundings = surroundings;
        this.home = home;
        this.log = log;
        this.http = http;
        this.wire = wire;
        this.enrolment = enrolment;
        this.keys = new KeyFiles(home).open();
        var issuer = Endpoint.of(enrolment.issuer());
        this.authorized = new AuthorizedTransport(
                wire, new TokenSource(issuer, enrolment.clientId(), keys.authentication(), wire, CLOCK));
    }

    /** Enrols with a one-time code. */
    static LoadSite enrol(int number, Surroundings surroundings, String code) throws InterruptedException {
        var home = new ConnectorHome(surroundings.folder().resolve("site-" + number)).prepare();
        var log = OutboundLog.open(home.outboundLog());
        var http = http(surroundings, log);
        var wire = new Wire(http, surroundings.downloads(), surroundings.sent(), surroundings.received());
        var enrolment = new Enroller(home, wire, "load run")
                .enrol(Endpoint.of(surroundings.addresses().publicUrl()), code, Optional.empty());
        return new LoadSite(number, surroundings, home, log, http, wire, enrolment);
    }

    /** The same site after its connector was killed: only what is on its disk is left. */
    LoadSite again() {
        close();
        var newLog = OutboundLog.open(home.outboundLog());
        var newHttp = http(surroundings, newLog);
        return new LoadSite(
                number, surroundings, home, newLog, newHttp, wire.again(newHttp), new EnrolmentFile(home).require());
    }

    private static HttpTransport http(Surroundings surroundings, OutboundLog log) {
        return new HttpTransport(log, CLOCK, new Retries(BackOff.standard(surroundings.random()), Thread::sleep));
    }

    int number() {
        return number;
    }

    SiteId siteId() {
        return enrolment.siteId();
    }

    Wire wire() {
        return wire;
    }

    /** Declares itself ready and approves the plan, as its people would. */
    void join(StudyId studyId) throws InterruptedException {
        var tenantService = new TenantServiceClient(Endpoint.of(enrolment.apiUrl()), authorized);
        var approvals = new StudyApprovals(
                siteId(),
                keys.identity(),
                SitePolicy.load(home.policy()),
                new Decisions(home),
                new DatasetFiles(home),
                tenantService,
                CLOCK);
        var study = approvals.study(studyId);
        tenantService.readiness(studyId, new Readiness(study.planSha256(), true, "1,000-2,000", List.of()));
        approvals.approve(study);
    }

    /**
     * Signs the study's charter, as its people would after they had read it.
     *
     * @return whether there is one yet
     */
    boolean signCharter(StudyId studyId) throws InterruptedException {
        try {
            new CharterSigner(
                            siteId(),
                            keys.identity(),
                            SitePolicy.load(home.policy()),
                            new Decisions(home),
                            new PinnedCharters(home),
                            service(authorized))
                    .sign(studyId, "");
            return true;
        } catch (Failure failure) {
            if (failure.code().equals("no-charter")) {
                return false;
            }
            throw failure;
        }
    }

    /** Takes part in rounds until it is stopped or killed. */
    void start(MadeUpLearning learning, Chronicle chronicle, FaultInjector injector) {
        wire.spoil(call -> injector.call(number, call));
        thread = Thread.ofVirtual()
                .name("site-" + number)
                .start(() -> daemon(learning, chronicle, injector).run());
    }

    /** Waits until it takes part no more. */
    void awaitEnd() throws InterruptedException {
        var running = thread;
        if (running != null) {
            running.join();
        }
    }

    void stop() {
        var running = thread;
        if (running != null) {
            running.interrupt();
        }
        close();
    }

    private Daemon daemon(MadeUpLearning learning, Chronicle chronicle, FaultInjector injector) {
        var claim = SiteClaim.begin(home, surroundings.random(), System::nanoTime, Thread::sleep);
        var service = service(new InstanceTransport(authorized, claim.instance(), at -> {}));
        var evidence = new EvidenceFolder(home);
        var logs = new WatchedLogs(home, evidence, service);
        var backOff = BackOff.standard(surroundings.random());
        var board = new StatusBoard(home, CLOCK, ProcessHandle.current().pid());
        var tools = new RoundTools(
                service,
                new RoundJournal(home),
                logs,
                evidence,
                (approved, plan) -> learning,
                new KeptVectors(home),
                new OwnResults(home),
                surroundings.random()::nextBytes,
                chronicle.watcher((offer, phase) -> {
                    learning.in(offer);
                    board.at(offer, phase);
                    injector.at(this, offer, phase);
                }),
                new RetryPolicy(backOff, Thread::sleep, System::nanoTime),
                CLOCK,
                REPORT_EVERY);
        var gate = new RoundGate(
                new Decisions(home),
                () -> SitePolicy.load(home.policy()),
                new AgreedCharters(siteId(), keys.identity(), new PinnedCharters(home), service),
                logs,
                new AgreementBudget(home));
        var worker = new RoundWorker(siteId(), keys.identity(), gate, tools);
        return new Daemon(
                service, worker, claim, board, sentence -> injector.says(number, sentence), backOff, Thread::sleep);
    }

    private AggregationServiceClient service(Transport through) {
        return new AggregationServiceClient(Endpoint.of(enrolment.aggregationUrl()), siteId(), through);
    }

    private void close() {
        http.close();
        log.close();
    }
}
