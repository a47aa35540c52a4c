package io.covalence.connector.service;

import io.covalence.connector.Json;
import io.covalence.connector.MalformedJson;
import io.covalence.connector.service.LocalServer.Reply;
import io.covalence.connector.service.LocalServer.Request;
import io.covalence.contract.Page;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.site.Approval;
import io.covalence.contract.site.Enrolment;
import io.covalence.contract.site.EnrolmentRequest;
import io.covalence.contract.site.Readiness;
import io.covalence.contract.site.SiteStudy;
import io.covalence.contract.site.StudyMember;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Enrols one site by one code, shows it its studies, and takes what it says about them. */
public final class LocalTenantService {
    public static final SiteId SITE = new SiteId("sit_" + "a".repeat(20));
    public static final String CODE = "right-code-1";

    /** What stands before the 32 bytes of an Ed25519 public key in its X.509 form (RFC 8410). */
    private static final String X509_PREFIX = "302a300506032b6570032100";

    private final LocalServer server;
    private final LocalIdentityProvider identities;
    private final List<SiteStudy> studies = new CopyOnWriteArrayList<>();
    private final Map<String, Readiness> readiness = new ConcurrentHashMap<>();
    private final Map<String, Approval> approvals = new ConcurrentHashMap<>();
    private final List<StudyMember> members = new CopyOnWriteArrayList<>();
    private volatile String institution = "Institute of Examples";
    private byte[] identityKey = new byte[0];

    public LocalTenantService(LocalServer server, LocalIdentityProvider identities) {
        this.server = server;
        this.identities = identities;
        server.route("POST", "/api/v1/enrolments", (request, path) -> enrol(request))
                .route("GET", "/api/v1/site/studies", (request, path) -> studies(request))
                .route("GET", "/api/v1/site/studies/(std_\\w+)/members", (request, path) -> {
                    requireToken(request);
                    return Reply.json(200, new Page<>(members, null));
                })
                .route("PUT", "/api/v1/site/studies/(std_\\w+)/readiness", (request, path) -> {
                    requireToken(request);
                    readiness.put(path.group(1), read(request, Readiness.class));
                    return Reply.empty(204);
                })
                .route("PUT", "/api/v1/site/studies/(std_\\w+)/approval", (request, path) -> {
                    requireToken(request);
                    approve(new StudyId(path.group(1)), read(request, Approval.class));
                    return Reply.empty(204);
                });
    }

    public void show(SiteStudy study) {
        studies.removeIf(known -> known.studyId().equals(study.studyId()));
        studies.add(study);
    }

    public void hide(SiteStudy study) {
        studies.remove(study);
    }

    /** What the members of a study are told of each other. */
    public void nameMember(SiteId site, String name) {
        members.add(new StudyMember(site, name));
    }

    /** What the site is told of whom it belongs to. */
    public void nameInstitution(String name) {
        institution = name;
    }

    public Map<String, Readiness> readiness() {
        return readiness;
    }

    public Map<String, Approval> approvals() {
        return approvals;
    }

    private synchronized Reply enrol(Request request) {
        var body = read(request, EnrolmentRequest.class);
        var key = Base64.getUrlDecoder().decode(body.identityKey());
        var signed = EnrolmentRequest.signedBytes(
                body.code(), body.identityKey(), body.authenticationKey(), body.connectorVersion());
        if (!verifies(key, signed, body.signature())) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "The signature does not fit.");
        }
        if (!body.code().equals(CODE)) {
            throw new ProblemException(ProblemType.CODE_REFUSED, "The code is wrong, used or expired.");
        }
        identityKey = key;
        identities.register(SITE.value(), body.authenticationKey());
        return Reply.json(
                201,
                new Enrolment(
                        SITE,
                        institution,
                        SITE.value(),
                        identities.issuer(),
                        server.url() + "/api/v1",
                        server.url() + "/aggregation/v1"));
    }

    private Reply studies(Request request) {
        requireToken(request);
        return Reply.json(200, new Page<>(studies, null));
    }

    private void approve(StudyId studyId, Approval approval) {
        var signed = Approval.signedBytes(SITE, studyId, approval.planSha256());
        if (!verifies(identityKey, signed, approval.signature())) {
            throw new ProblemException(ProblemType.FORBIDDEN, "The signature does not fit.");
        }
        approvals.put(studyId.value(), approval);
    }

    private void requireToken(Request request) {
        if (!identities.accepts(request)) {
            throw new ProblemException(ProblemType.UNAUTHENTICATED, "The token is not good.");
        }
    }

    private static boolean verifies(byte[] key, byte[] signed, String signatureText) {
        try {
            var publicKey = KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(
                            HexFormat.of().parseHex(X509_PREFIX + HexFormat.of().formatHex(key))));
            var signature = Signature.getInstance("Ed25519");
            signature.initVerify(publicKey);
            signature.update(signed);
            return signature.verify(Base64.getUrlDecoder().decode(signatureText));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static <T> T read(Request request, Class<T> type) {
        try {
            return Json.strict(request.body(), type);
        } catch (MalformedJson e) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "The body is not valid.");
        }
    }
}
