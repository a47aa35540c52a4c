package io.covalence.connector.doctor;

import io.covalence.connector.Failure;
import io.covalence.connector.FailureCode;
import io.covalence.connector.client.AggregationServiceClient;
import io.covalence.connector.client.Call;
import io.covalence.connector.client.ClockOffset;
import io.covalence.connector.client.Endpoint;
import io.covalence.connector.client.Network;
import io.covalence.connector.client.TokenSource;
import io.covalence.connector.client.Transport;
import io.covalence.connector.enrolment.EnrolmentFile;
import io.covalence.connector.home.ConnectorHome;
import io.covalence.connector.home.PrivateFiles;
import io.covalence.connector.identity.KeyFiles;
import io.covalence.connector.policy.SitePolicy;
import io.covalence.connector.study.DatasetFiles;
import io.covalence.connector.study.StudyApprovals;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.site.Enrolment;
import io.covalence.contract.site.SiteStudy;
import io.covalence.contract.text.PlainText;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Examines everything that the connector needs, from the folder to the last service, and says how to mend what is broken. */
public final class Doctor {
    private static final Duration AUTHORITY_NOTICE = Duration.ofDays(30);

    private final ConnectorHome home;
    private final Clock clock;
    private final List<Finding> findings = new ArrayList<>();

    public Doctor(ConnectorHome home, Clock clock) {
        this.home = home;
        this.clock = clock;
    }

    /** What can be looked at without being enrolled. */
    public Doctor examineSite() {
        findings.add(permissions());
        attempt("enrolment", () -> {
            var enrolment = new EnrolmentFile(home).require();
            return "site " + enrolment.siteId() + " of " + PlainText.inQuotes(enrolment.institutionName());
        });
        attempt("keys", () -> new KeyFiles(home).open().identity().publicKeyText());
        attempt("policy", () -> {
            var policy = SitePolicy.load(home.policy());
            policy.warning()
                    .ifPresent(warning -> findings.add(Finding.warn(
                            "colluders",
                            warning,
                            "Set minimumAssumedColluders in " + home.policy() + " to 1 or more.")));
            return "cohorts of " + policy.minimumCohort() + " or more, "
                    + (policy.allowedTenants().isEmpty()
                            ? "any tenant"
                            : policy.allowedTenants().size() + " tenants");
        });
        findings.addAll(Machine.examine(home));
        attemptAll("evidence", () -> Trust.examine(home));
        return this;
    }

    /** What is only there once the site is enrolled: identity provider, services, datasets. */
    public Doctor examineServices(
            Enrolment enrolment,
            Transport transport,
            TokenSource tokens,
            StudyApprovals approvals,
            AggregationServiceClient aggregation) {
        attempt("identity provider", () -> {
            var target = Endpoint.of(enrolment.issuer()).at("/.well-known/openid-configuration");
            var answer = transport.send(Call.get(target)).require();
            ClockOffset.of(answer, clock).ifPresent(offset -> findings.add(clockFinding(offset)));
            return enrolment.issuer();
        });
        attempt("sign-in", () -> {
            tokens.token();
            return "the site's key is accepted";
        });
        var studies = new ArrayList<SiteStudy>();
        attempt("tenant service", () -> {
            studies.addAll(approvals.studies());
            return studies.size() + (studies.size() == 1 ? " study" : " studies");
        });
        attempt("aggregation service", () -> {
            aggregation.greet();
            var offered = aggregation.charters();
            findings.addAll(Trust.unsigned(home, offered));
            return enrolment.aggregationUrl();
        });
        new DatasetFiles(home).all().forEach((study, file) -> dataset(approvals, studies, study, file));
        return this;
    }

    /** The way out of this site. */
    public Doctor examineNetwork(Network network) {
        findings.add(
                network.warning().isEmpty()
                        ? Finding.pass("proxy", network.proxyWords())
                        : Finding.warn("proxy", network.proxyWords(), network.warning()));
        for (var authority : network.authorities()) {
            boolean ends = authority.validUntil().isBefore(clock.instant().plus(AUTHORITY_NOTICE));
            findings.add(
                    ends
                            ? Finding.warn(
                                    "authority",
                                    authority.words(),
                                    "Ask the people who run your network for the next one, and put it into "
                                            + home.authorities())
                            : Finding.pass("authority", authority.words()));
        }
        return this;
    }

    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    private void dataset(StudyApprovals approvals, List<SiteStudy> studies, StudyId studyId, Path file) {
        var study = studies.stream()
                .filter(candidate -> candidate.studyId().equals(studyId))
                .findFirst();
        if (study.isEmpty()) {
            findings.add(Finding.warn(
                    "dataset " + studyId, "its study is not known at the moment", "Run: connector study ls"));
            return;
        }
        if (!isRun(approvals, study.get())) {
            findings.add(Finding.warn(
                    "dataset " + studyId,
                    "its study's plan is of a form that this connector does not run",
                    "Nothing is to be done here: no round comes of it. The sponsor may write a new study."));
            return;
        }
        attempt("dataset " + studyId, () -> {
            var report = new DatasetFiles(home).read(approvals.plan(study.get()), file);
            if (!report.fits()) {
                throw Failure.failed(
                        FailureCode.DATASET_DOES_NOT_FIT,
                        "The file does not fit the plan.",
                        "Run: connector data check --study " + studyId);
            }
            return report.rows() + " rows, " + report.skippedRows() + " left out";
        });
    }

    private static boolean isRun(StudyApprovals approvals, SiteStudy study) {
        try {
            approvals.plan(study);
            return true;
        } catch (Failure failure) {
            return !failure.is(FailureCode.PLAN_NOT_UNDERSTOOD);
        }
    }

    private Finding permissions() {
        for (var path : List.of(home.root(), home.identityKey(), home.authenticationKey())) {
            if (PrivateFiles.othersMayRead(path)) {
                return Finding.fail(
                        "permissions",
                        "others may read " + path,
                        "Run: chmod " + (path.equals(home.root()) ? "700 " : "600 ") + path);
            }
        }
        return Finding.pass("permissions", home.root() + " is private");
    }

    private static Finding clockFinding(ClockOffset offset) {
        var found = "this machine's is " + offset.words();
        var fix = "Set this machine's clock, for example by NTP: timedatectl set-ntp true";
        if (offset.isNone()) {
            return Finding.pass("clock", found);
        }
        return offset.isCorrected()
                ? Finding.warn("clock", found + ", which is allowed for when signing in", fix)
                : Finding.fail("clock", found + "; signing in fails because of it", fix);
    }

    private void attempt(String subject, Examination examination) {
        try {
            findings.add(Finding.pass(subject, examination.look()));
        } catch (Failure failure) {
            findings.add(Finding.fail(subject, failure.what(), failure.next()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            findings.add(Finding.fail(subject, "stopped", "Run: connector doctor"));
        }
    }

    private void attemptAll(String subject, Supplier<List<Finding>> examination) {
        try {
            findings.addAll(examination.get());
        } catch (Failure failure) {
            findings.add(Finding.fail(subject, failure.what(), failure.next()));
        }
    }

    @FunctionalInterface
    private interface Examination {
        String look() throws InterruptedException;
    }
}
