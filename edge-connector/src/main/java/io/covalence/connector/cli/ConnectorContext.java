package io.covalence.connector.cli;

import io.covalence.connector.Failure;
import io.covalence.connector.UserMessages;
import io.covalence.connector.charter.CharterSigner;
import io.covalence.connector.charter.CharterView;
import io.covalence.connector.charter.PinnedCharters;
import io.covalence.connector.client.AggregationServiceClient;
import io.covalence.connector.client.AuthorizedTransport;
import io.covalence.connector.client.BackOff;
import io.covalence.connector.client.Call;
import io.covalence.connector.client.Endpoint;
import io.covalence.connector.client.HttpTransport;
import io.covalence.connector.client.InstanceTransport;
import io.covalence.connector.client.Network;
import io.covalence.connector.client.Retries;
import io.covalence.connector.client.ServiceClock;
import io.covalence.connector.client.TenantServiceClient;
import io.covalence.connector.client.TokenSource;
import io.covalence.connector.client.Transport;
import io.covalence.connector.enrolment.EnrolmentFile;
import io.covalence.connector.home.ConnectorHome;
import io.covalence.connector.identity.KeyFiles;
import io.covalence.connector.identity.SiteKeys;
import io.covalence.connector.outbound.OutboundLog;
import io.covalence.connector.policy.SitePolicy;
import io.covalence.connector.study.DatasetFiles;
import io.covalence.connector.study.Decisions;
import io.covalence.connector.study.StudyApprovals;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.site.Enrolment;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** An enrolled site's tools, put together. */
final class ConnectorContext implements AutoCloseable {
    private final ConnectorHome home;
    private final Surroundings surroundings;
    private final Enrolment enrolment;
    private final SiteKeys keys;
    private final OutboundLog log;
    private final Network network;
    private final HttpTransport connections;
    private final Transport open;
    private final TokenSource tokens;
    private final AuthorizedTransport authorized;

    private ConnectorContext(ConnectorHome home, Surroundings surroundings, UnaryOperator<Call> manner) {
        this.enrolment = new EnrolmentFile(home).require();
        this.home = home.prepare();
        this.surroundings = surroundings;
        this.keys = new KeyFiles(home).open();
        this.log = OutboundLog.open(home.outboundLog());
        this.network = Network.of(surroundings.environment(), home.authorities());
        this.connections = transport(log, surroundings, network);
        this.open = call -> connections.send(manner.apply(call));
        var issuer = Endpoint.of(enrolment.issuer());
        this.tokens = new TokenSource(issuer, enrolment.clientId(), keys.authentication(), open, surroundings.clock());
        this.authorized = new AuthorizedTransport(open, tokens);
    }

    /**
     * Opens an enrolled site's context. Of a site that is not enrolled nothing is made.
     *
     * @throws io.covalence.connector.Failure when the site is not enrolled or a key is missing
     */
    static ConnectorContext open(ConnectorHome home, Surroundings surroundings) {
        return new ConnectorContext(home, surroundings, call -> call);
    }

    /** The same for who cannot wait: every request is tried once, and answered in time or not at all. */
    static ConnectorContext impatient(ConnectorHome home, Surroundings surroundings, Duration longest) {
        return new ConnectorContext(home, surroundings, call -> call.trying(1).within(longest));
    }

    static HttpTransport transport(OutboundLog log, Surroundings surroundings, Network network) {
        var retries = new Retries(BackOff.standard(surroundings.random()), surroundings.pause());
        return new HttpTransport(log, surroundings.clock(), retries, network);
    }

    Network network() {
        return network;
    }

    Enrolment enrolment() {
        return enrolment;
    }

    SiteKeys keys() {
        return keys;
    }

    Transport transport() {
        return open;
    }

    TokenSource tokens() {
        return tokens;
    }

    Decisions decisions() {
        return new Decisions(home);
    }

    PinnedCharters charters() {
        return new PinnedCharters(home);
    }

    CharterSigner charterSigner() {
        return new CharterSigner(
                enrolment.siteId(),
                keys.identity(),
                SitePolicy.load(home.policy()),
                decisions(),
                charters(),
                aggregation());
    }

    /** A charter with its institutions' names. It is as good without them, so a service that is away does not hide it. */
    CharterView named(CharterView charter, UserMessages messages) throws InterruptedException {
        try {
            return charter.named(tenants().members(new StudyId(charter.study())));
        } catch (Failure unnamed) {
            messages.say("The institutions' names are not known: " + unnamed.what());
            return charter;
        }
    }

    private TenantServiceClient tenants() {
        return new TenantServiceClient(Endpoint.of(enrolment.apiUrl()), authorized);
    }

    /** As the running connector speaks to it. */
    AggregationServiceClient aggregation(ServiceClock time, String instance, Consumer<String> refused) {
        return aggregation(new InstanceTransport(time, instance, refused));
    }

    /** The aggregation service's time, once it has answered. */
    ServiceClock serviceTime() {
        return new ServiceClock(authorized, surroundings.clock());
    }

    /** Keeps the outbound log from filling the disk; for the one process that runs for long. */
    void keepLogBounded() {
        log.rotate();
    }

    /** As a person's command speaks to it, which takes part in no round. */
    AggregationServiceClient aggregation() {
        return aggregation(authorized);
    }

    private AggregationServiceClient aggregation(Transport through) {
        return new AggregationServiceClient(Endpoint.of(enrolment.aggregationUrl()), enrolment.siteId(), through);
    }

    StudyApprovals approvals() {
        return new StudyApprovals(
                enrolment.siteId(),
                keys.identity(),
                SitePolicy.load(home.policy()),
                decisions(),
                new DatasetFiles(home),
                tenants(),
                surroundings.clock());
    }

    @Override
    public void close() {
        connections.close();
        log.close();
    }
}
