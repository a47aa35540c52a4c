package io.covalence.connector.service;

import io.covalence.connector.service.LocalServer.Reply;
import io.covalence.contract.charter.CharterStanding;
import io.covalence.contract.charter.SiteCharter;
import io.covalence.contract.charter.SiteCharters;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.id.TenantId;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.charter.Charter;
import io.covalence.secagg.charter.CharterHistory;
import io.covalence.secagg.charter.CharterSignature;
import io.covalence.secagg.charter.Endorsement;
import io.covalence.secagg.charter.SignedCharter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Shows charters to members and takes their signatures, checked as the service checks them. */
public final class LocalCharters {
    private final TreeMap<String, List<SignedCharter>> studies = new TreeMap<>();

    public LocalCharters(LocalServer server) {
        server.route(
                        "GET",
                        "/aggregation/v1/sites/(sit_\\w+)/charters",
                        (request, path) -> Reply.json(200, new SiteCharters(shown())))
                .route("PUT", "/aggregation/v1/charters/([0-9a-f]{64})/signatures/(sit_\\w+)", (request, path) -> {
                    sign(path.group(1), CharterSignature.decode(request.body()));
                    return Reply.empty(204);
                });
    }

    /** Proposes a version; it holds once enough signatures are in, and is shown with these whoever signs later. */
    public synchronized void propose(Charter charter, CharterSignature... signatures) {
        studies.computeIfAbsent(charter.study(), study -> new ArrayList<>())
                .add(SignedCharter.of(charter, List.of(signatures)));
    }

    /** Shows something else instead of what was proposed before. */
    public synchronized void replace(Charter charter, CharterSignature... signatures) {
        studies.remove(charter.study());
        propose(charter, signatures);
    }

    /** All versions, the newest of which may lack signatures. */
    public synchronized CharterHistory history(String study) {
        return new CharterHistory(studies.getOrDefault(study, List.of()));
    }

    public synchronized void sign(String hash, CharterSignature signature) {
        for (var versions : studies.values()) {
            var newest = versions.getLast();
            if (newest.charter().hash().hex().equals(hash)) {
                var rule = rule(versions);
                check(rule, signature);
                if (rule.isComplete(signers(newest))) {
                    return;
                }
                var signatures = new ArrayList<>(newest.signatures());
                signatures.removeIf(other -> other.site().equals(signature.site()));
                signatures.add(signature);
                versions.set(versions.size() - 1, SignedCharter.of(newest.charter(), signatures));
                return;
            }
        }
        throw new ProblemException(ProblemType.NOT_FOUND, "There is no such charter.");
    }

    private static Endorsement rule(List<SignedCharter> versions) {
        var newest = versions.getLast().charter();
        return versions.size() == 1
                ? Endorsement.founding(newest)
                : Endorsement.following(versions.get(versions.size() - 2).charter(), newest);
    }

    private static Set<SiteId> signers(SignedCharter version) {
        return version.signatures().stream().map(CharterSignature::site).collect(Collectors.toSet());
    }

    private static void check(Endorsement rule, CharterSignature signature) {
        try {
            rule.check(signature);
        } catch (ProtocolViolation violation) {
            throw new ProblemException(ProblemType.PROTOCOL_VIOLATION, String.valueOf(violation.getMessage()));
        }
    }

    private synchronized List<SiteCharter> shown() {
        var shown = new ArrayList<SiteCharter>();
        for (var versions : studies.values()) {
            for (int i = 0; i < versions.size(); i++) {
                shown.add(shown(versions.get(i), versions.subList(0, i), i < versions.size() - 1));
            }
        }
        return shown;
    }

    private static SiteCharter shown(SignedCharter version, List<SignedCharter> before, boolean inForce) {
        var charter = version.charter();
        var base64 = Base64.getEncoder();
        return new SiteCharter(
                charter.hash().hex(),
                new TenantId(charter.tenant()),
                new StudyId(charter.study()),
                charter.version(),
                inForce ? CharterStanding.IN_FORCE : CharterStanding.PROPOSED,
                false,
                version.signatures().size(),
                charter.members().size(),
                base64.encodeToString(version.encode()),
                before.isEmpty() ? "" : base64.encodeToString(new CharterHistory(before).encode()));
    }
}
