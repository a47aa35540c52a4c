package io.covalence.connector.service;

import io.covalence.connector.Json;
import io.covalence.connector.MalformedJson;
import io.covalence.connector.service.LocalServer.Reply;
import io.covalence.connector.service.LocalServer.Request;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.site.ConnectorClaim;
import io.covalence.contract.site.ConnectorGrant;
import java.util.Optional;

/** Accepts one connector, as the service does while nobody is silent for long. */
public final class LocalConnectors {
    private ConnectorClaim present = new ConnectorClaim("", "", "");
    private Optional<String> refused = Optional.empty();

    public LocalConnectors serve(LocalServer server) {
        server.route("PUT", "/aggregation/v1/sites/\\w+/connector", (request, path) -> claim(request))
                .route(
                        "DELETE",
                        "/aggregation/v1/sites/\\w+/connector/(\\w+)",
                        (request, path) -> release(path.group(1)));
        return this;
    }

    /** As if a connector that is the next of the present one had been accepted. */
    public synchronized void give(ConnectorClaim claim) {
        present = claim;
    }

    /** The instance that was accepted last; empty once it was released. */
    public synchronized String present() {
        return present.instance();
    }

    /** When a connector was refused last, as the header of an answer says it. */
    public synchronized Optional<String> refused() {
        return refused;
    }

    /** Requires that a request is of the accepted instance. */
    public synchronized void require(Request request) {
        if (!request.header(ConnectorClaim.HEADER).equals(present.instance())) {
            throw new ProblemException(
                    ProblemType.ANOTHER_CONNECTOR, "Another connector has begun to work for this site.");
        }
    }

    private synchronized Reply claim(Request request) {
        var claim = read(request);
        boolean again = claim.place().equals(present.place())
                && (claim.instance().equals(present.instance())
                        || claim.previous().equals(present.instance()));
        if (!again && !present.instance().isEmpty()) {
            refused = Optional.of("2026-01-01T12:00:00Z");
            throw new ProblemException(
                    ProblemType.ANOTHER_CONNECTOR, "Another connector has worked for this site since noon.");
        }
        present = claim;
        return Reply.json(200, new ConnectorGrant(0, 60));
    }

    private synchronized Reply release(String instance) {
        if (instance.equals(present.instance())) {
            present = new ConnectorClaim("", "", "");
        }
        return Reply.empty(204);
    }

    private static ConnectorClaim read(Request request) {
        try {
            return Json.strict(request.body(), ConnectorClaim.class);
        } catch (MalformedJson e) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "The claim is not valid.");
        }
    }
}
