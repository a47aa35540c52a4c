package io.covalence.connector.enrolment;

import io.covalence.connector.Failure;
import io.covalence.connector.FailureCode;
import io.covalence.connector.Sha256;
import io.covalence.connector.client.Endpoint;
import io.covalence.connector.client.ServiceRefusal;
import io.covalence.connector.client.TenantServiceClient;
import io.covalence.connector.client.Transport;
import io.covalence.connector.home.ConnectorHome;
import io.covalence.contract.id.IdKind;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.site.Enrolment;
import io.covalence.contract.site.EnrolmentRequest;
import io.covalence.contract.text.PlainText;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Enrols a site. Keys, policy and authorities are on the disk before the request leaves, so they exist when the answer
 * comes. When the service refuses, the files of the attempt are removed. The same keys and code make the same request
 * with the same idempotency key: so the command may be repeated after a broken connection.
 */
public final class Enroller {
    private static final Pattern CODE = Pattern.compile("[\\x21-\\x7e]{4,200}");
    private static final int IDEMPOTENCY_KEY_LENGTH = 32;

    private final ConnectorHome home;
    private final Transport transport;
    private final String connectorVersion;

    public Enroller(ConnectorHome home, Transport transport, String connectorVersion) {
        this.home = home;
        this.transport = transport;
        this.connectorVersion = connectorVersion;
    }

    /**
     * Enrols this site.
     *
     * @param server the service's public address
     * @param code one-time code; surrounding white space does not count
     * @param authorities certificates in PEM that this site trusts from now on, if somebody named any
     * @throws Failure when the site is enrolled already, or the service refuses; then nothing was changed
     */
    public Enrolment enrol(Endpoint server, String code, Optional<Path> authorities) throws InterruptedException {
        var file = new EnrolmentFile(home);
        file.find().ifPresent(this::refuseSecond);
        var stripped = code.strip();
        if (!CODE.matcher(stripped).matches()) {
            throw refusedCode("The code is empty or not a code.");
        }
        var preparation = new Preparation(home, authorities);
        boolean enrolled = false;
        try {
            var keys = preparation.keys();
            var identity = keys.identity().publicKeyText();
            var authentication = keys.authentication().publicJwk();
            var signature = keys.identity()
                    .signText(EnrolmentRequest.signedBytes(stripped, identity, authentication, connectorVersion));
            var request = new EnrolmentRequest(stripped, identity, authentication, connectorVersion, signature);
            var enrolment = send(server, request);
            file.write(enrolment);
            enrolled = true;
            return enrolment;
        } catch (ServiceRefusal refusal) {
            if (refusal.kind() == Failure.Kind.FAILED) {
                preparation.undo();
            }
            throw refusal.is(ProblemType.CODE_REFUSED) ? refusedCode(refusal.what()) : refusal;
        } finally {
            if (!enrolled) {
                preparation.distrust();
            }
        }
    }

    private Enrolment send(Endpoint server, EnrolmentRequest request) throws InterruptedException {
        var idempotencyKey = Sha256.hex(request.signature()).substring(0, IDEMPOTENCY_KEY_LENGTH);
        var client = new TenantServiceClient(new Endpoint(server.at("/api/v1")), transport);
        var enrolment = client.enrol(request, idempotencyKey);
        if (!IdKind.SITE.matches(enrolment.siteId())) {
            throw new ServiceRefusal(502, "unreadable-answer", "The service's answer names no site.");
        }
        for (var address : new String[] {enrolment.issuer(), enrolment.apiUrl(), enrolment.aggregationUrl()}) {
            Endpoint.of(address);
        }
        return enrolment;
    }

    private void refuseSecond(Enrolment enrolment) {
        throw Failure.failed(
                FailureCode.ALREADY_ENROLLED,
                "This connector is enrolled already, as site " + enrolment.siteId() + " of "
                        + PlainText.inQuotes(enrolment.institutionName()) + ".",
                "To enrol another site, choose another folder with --home DIR.");
    }

    private static Failure refusedCode(String why) {
        return Failure.failed(
                FailureCode.CODE_REFUSED,
                why + " Nothing was changed.",
                "Make a new code on your institution's page; each is good for one use within 24 hours.");
    }
}
