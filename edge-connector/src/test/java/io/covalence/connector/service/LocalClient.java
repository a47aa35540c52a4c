package io.covalence.connector.service;

import io.covalence.connector.client.AggregationServiceClient;
import io.covalence.connector.client.BackOff;
import io.covalence.connector.client.Endpoint;
import io.covalence.connector.client.HttpTransport;
import io.covalence.connector.client.Retries;
import io.covalence.connector.client.Transport;
import io.covalence.connector.home.ConnectorHome;
import io.covalence.connector.outbound.OutboundLog;
import io.covalence.contract.id.SiteId;
import java.time.Clock;
import java.util.SplittableRandom;

/** A site's way to a {@link LocalServer}, without pauses. */
public final class LocalClient {
    private LocalClient() {}

    public static Transport transport(ConnectorHome home) {
        var retries = new Retries(BackOff.standard(new SplittableRandom(1)), pause -> {});
        return new HttpTransport(OutboundLog.open(home.outboundLog()), Clock.systemUTC(), retries);
    }

    public static AggregationServiceClient aggregation(LocalServer server, SiteId siteId, Transport transport) {
        return new AggregationServiceClient(Endpoint.of(server.url() + "/aggregation/v1"), siteId, transport);
    }
}
