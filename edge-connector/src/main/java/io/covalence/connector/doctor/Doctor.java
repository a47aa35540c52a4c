package io.covalence.connector.doctor;

import io.covalence.connector.Failure;
import io.covalence.connector.client.Call;
import io.covalence.connector.client.ClockOffset;
import io.covalence.connector.client.Endpoint;
import io.covalence.connector.client.Network;
import io.covalence.connector.enrolment.EnrolmentFile;
import io.covalence.connector.home.ConnectorHome;
import io.covalence.connector.home.PrivateFiles;
import io.covalence.connector.identity.KeyFiles;
import io.covalence.connector.policy.SitePolicy;
import io.covalence.contract.site.SiteStudy;
import io.covalence.contract.text.PlainText;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * Examines everything that the connector needs, from the folder to the last service, and says how to mend what is broken.
 * Services, the numerical library and files are examined side by side.
 */
public final class Doctor implements AutoCloseable {
    /** For one answer, and for everything: a person waits at the terminal, and the virtual machine needs its start. */
    public static final Duration ANSWER = Duration.ofMillis(1_800);

    private static final Duration TOGETHER = Duration.ofMillis(2_100);
    private static final Duration THOROUGH = Duration.ofHours(1);
    private static final Duration AUTHORITY_NOTICE = Duration.ofDays(30);

    private final ConnectorHome home;
    private final Clock clock;
    private final Examinations examinations;
    private final Examinations.Pending library;
    private final List<Finding> findings = new ArrayList<>();

    /**
     * Begins with the numerical library.
     *
     * @param thorough takes the time that it takes: unpacks the library if that was not done, reads whole files
     */
    public Doctor(ConnectorHome home, Clock clock, boolean thorough) {
        this.home = home;
        this.clock = clock;
        this.examinations = new Examinations(thorough ? THOROUGH : TOGETHER);
        this.library = examinations.begin(
                () -> List.of(Machine.library(thorough)),
                Finding.skip(
                        "numerical library",
                        "it did not load within " + seconds(TOGETHER),
                        "Run: connector doctor --thorough"));
    }

    /** What can be looked at without being enrolled. */
    public Doctor examineSite() {
        findings.add(permissions());
        examineEnrolment();
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

    /** Keys come with the enrolment: without it there is nothing to miss. */
    private void examineEnrolment() {
        try {
            if (new EnrolmentFile(home).find().isEmpty()) {
                findings.add(Finding.skip(
                        "enrolment",
                        "not enrolled yet: keys, sign-in, services and files are examined afterwards",
                        EnrolmentFile.HOW));
                return;
            }
        } catch (Failure damaged) {
            findings.add(Finding.fail("enrolment", damaged.what(), damaged.next()));
            return;
        }
        attempt("enrolment", () -> {
            var enrolment = new EnrolmentFile(home).require();
            return "site " + enrolment.siteId() + " of " + PlainText.inQuotes(enrolment.institutionName());
        });
        attempt("keys", () -> new KeyFiles(home).open().identity().publicKeyText());
    }

    /** The way out of this site. */
    public Doctor examineNetwork(Supplier<Network> network) {
        attemptAll("network", () -> network(network.get()));
        return this;
    }

    /** What is only there once the site is enrolled: identity provider, services, datasets. */
    public Doctor examineServices(Services services) {
        var enrolment = services.enrolment();
        var provider = examinations.begin(() -> provider(services), late("identity provider"));
        var signIn = examinations.begin(
                () -> Examination.found("sign-in", () -> {
                    services.tokens().token();
                    return "the site's key is accepted";
                }),
                late("sign-in"));
        var studies = new CopyOnWriteArrayList<SiteStudy>();
        var tenants = examinations.begin(
                () -> Examination.found("tenant service", () -> {
                    studies.addAll(services.approvals().studies());
                    return studies.size() + (studies.size() == 1 ? " study" : " studies");
                }),
                late("tenant service"));
        var aggregation = examinations.begin(
                () -> {
                    var findings = new ArrayList<Finding>();
                    findings.addAll(Examination.found("aggregation service", () -> {
                        services.aggregation().greet();
                        findings.addAll(
                                Trust.unsigned(home, services.aggregation().charters()));
                        return enrolment.aggregationUrl();
                    }));
                    return findings;
                },
                late("aggregation service"));
        for (var examination : List.of(provider, signIn, tenants, aggregation)) {
            findings.addAll(examination.await());
        }
        findings.addAll(new Datasets(home, services.approvals(), studies).examine(examinations));
        return this;
    }

    /** Says that the services could not even be asked. */
    public Doctor withoutServices(Failure why) {
        findings.add(Finding.fail("services", "not examined: " + why.what(), why.next()));
        return this;
    }

    /** All of them; waits for the numerical library. */
    public List<Finding> findings() {
        var all = new ArrayList<>(findings);
        all.addAll(library.await());
        return all;
    }

    @Override
    public void close() {
        examinations.close();
    }

    private List<Finding> provider(Services services) {
        var findings = new ArrayList<Finding>();
        findings.addAll(Examination.found("identity provider", () -> {
            var target = Endpoint.of(services.enrolment().issuer()).at("/.well-known/openid-configuration");
            var answer = services.transport().send(Call.get(target)).require();
            ClockOffset.of(answer, clock).ifPresent(offset -> findings.add(clockFinding(offset)));
            return services.enrolment().issuer();
        }));
        return findings;
    }

    private List<Finding> network(Network network) {
        var findings = new ArrayList<Finding>();
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
        return findings;
    }

    private Finding late(String subject) {
        return Finding.fail(
                subject,
                "no answer within " + seconds(TOGETHER),
                "The line or the service is slow, or what it needs first failed. See the other findings, then run:"
                        + " connector doctor --thorough");
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }

    private Finding permissions() {
        if (!Files.exists(home.root())) {
            return Finding.skip("permissions", home.root() + " is not there yet", "connector enrol makes it.");
        }
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
        findings.addAll(Examination.found(subject, examination));
    }

    private void attemptAll(String subject, Supplier<List<Finding>> examination) {
        try {
            findings.addAll(examination.get());
        } catch (Failure failure) {
            findings.add(Finding.fail(subject, failure.what(), failure.next()));
        }
    }
}
