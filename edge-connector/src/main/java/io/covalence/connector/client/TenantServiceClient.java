package io.covalence.connector.client;

import com.fasterxml.jackson.core.type.TypeReference;
import io.covalence.connector.Failure;
import io.covalence.connector.FailureCode;
import io.covalence.connector.Json;
import io.covalence.connector.MalformedJson;
import io.covalence.contract.Page;
import io.covalence.contract.id.IdKind;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.site.Approval;
import io.covalence.contract.site.Enrolment;
import io.covalence.contract.site.EnrolmentRequest;
import io.covalence.contract.site.Readiness;
import io.covalence.contract.site.SiteStudy;
import io.covalence.contract.site.StudyMember;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The part of the tenant service's REST API that a connector uses. */
public final class TenantServiceClient {
    private static final String JSON = "application/json";
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final int MOST_PAGES = 50;

    private final Endpoint api;
    private final Transport transport;

    /**
     * Talks to an API.
     *
     * @param api base address, ending in {@code /v1}
     */
    public TenantServiceClient(Endpoint api, Transport transport) {
        this.api = api;
        this.transport = transport;
    }

    public Enrolment enrol(EnrolmentRequest request, String idempotencyKey) throws InterruptedException {
        var call =
                Call.post(api.at("/enrolments"), JSON, Json.bytes(request)).header("Idempotency-Key", idempotencyKey);
        return transport.send(call).require().as(Enrolment.class);
    }

    /** Every study that this site takes part in. */
    public List<SiteStudy> studies() throws InterruptedException {
        var studies = all("/site/studies", new TypeReference<Page<SiteStudy>>() {});
        studies.forEach(TenantServiceClient::requirePlain);
        return studies;
    }

    /** What the institutions of a study's sites are called. The service says so, and nobody has signed it. */
    public Map<SiteId, String> members(StudyId studyId) throws InterruptedException {
        var path = "/site/studies/" + IdKind.STUDY.require(studyId) + "/members";
        var names = new HashMap<SiteId, String>();
        all(path, new TypeReference<Page<StudyMember>>() {})
                .forEach(member -> names.put(member.siteId(), member.institutionName()));
        return names;
    }

    private <T> List<T> all(String path, TypeReference<Page<T>> type) throws InterruptedException {
        var items = new ArrayList<T>();
        String query = "";
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            var page = page(transport.send(Call.get(api.at(path + query))).require(), type);
            items.addAll(page.items());
            if (page.next() == null) {
                return items;
            }
            query = "?cursor=" + URLEncoder.encode(page.next(), StandardCharsets.UTF_8);
        }
        return items;
    }

    /**
     * One study of this site.
     *
     * @throws Failure when the site does not take part in it
     */
    public SiteStudy study(StudyId studyId) throws InterruptedException {
        return studies().stream()
                .filter(study -> study.studyId().equals(studyId))
                .findFirst()
                .orElseThrow(() -> Failure.failed(
                        FailureCode.STUDY_NOT_FOUND,
                        "This site takes part in no study with the id " + studyId + ".",
                        "Run: connector study ls"));
    }

    public void readiness(StudyId studyId, Readiness readiness) throws InterruptedException {
        put(studyId, "/readiness", readiness);
    }

    public void approval(StudyId studyId, Approval approval) throws InterruptedException {
        put(studyId, "/approval", approval);
    }

    private void put(StudyId studyId, String what, Object body) throws InterruptedException {
        var target = api.at("/site/studies/" + IdKind.STUDY.require(studyId) + what);
        transport.send(Call.put(target, JSON, Json.bytes(body))).require();
    }

    /** Ids and digests are shown as they are, beside commands for a person to type. */
    private static void requirePlain(SiteStudy study) {
        if (!IdKind.STUDY.matches(study.studyId())
                || !IdKind.TENANT.matches(study.tenantId())
                || !DIGEST.matcher(study.planSha256()).matches()) {
            throw ServiceRefusal.unreadable("a study has no proper id or digest");
        }
    }

    private static <T> Page<T> page(Answer answer, TypeReference<Page<T>> type) {
        try {
            return Json.lenient(answer.body(), type);
        } catch (MalformedJson e) {
            throw answer.unreadable(e);
        }
    }
}
