package io.covalence.service.site;

import static io.covalence.service.world.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.site.Approval;
import io.covalence.contract.site.Enrolment;
import io.covalence.contract.site.EnrolmentRequest;
import io.covalence.contract.site.Readiness;
import io.covalence.contract.site.SiteStudy;
import io.covalence.contract.study.ParticipationState;
import io.covalence.contract.study.StudyView;
import io.covalence.service.acting.Acting;
import io.covalence.service.acting.Actor;
import io.covalence.service.institution.InstitutionService;
import io.covalence.service.secret.Digests;
import io.covalence.service.world.ConnectorKeys;
import io.covalence.service.world.Recruiting;
import io.covalence.service.world.World;
import java.math.BigInteger;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnrolmentTest {
    private final World world = World.world();
    private final EnrolmentService enrolments = world.get(EnrolmentService.class);
    private final SiteStudyService siteStudies = world.get(SiteStudyService.class);
    private final Actor sponsor = world.sponsor();
    private final StudyView study = Recruiting.study(sponsor);
    private final Actor arriving = world.staff();
    private final String siteId = Recruiting.accept(
                    arriving, Recruiting.invite(sponsor, study.id(), arriving).token())
            .siteId();
    private final Actor staff = world.again(arriving);
    private final ConnectorKeys keys = new ConnectorKeys();

    @AfterEach
    void bringTheIdentityProviderBack() {
        world.clients.away(false);
    }

    @Test
    void enrolmentGivesTheSiteItsKeysAndItsClient() {
        var code = code();

        var enrolment = enrol(keys.request(code));

        assertThat(enrolment.clientId()).isEqualTo(siteId);
        assertThat(enrolment.apiUrl()).isEqualTo("http://localhost:1/api/v1");
        assertThat(enrolment.issuer()).isEqualTo("http://localhost:2/realms/covalence");
        assertThat(world.clients.keys().get(siteId))
                .contains("\"crv\":\"P-256\"")
                .contains("\"alg\":\"ES256\"")
                .contains("\"kid\":\"k1\"");
        var site = Acting.call(staff, () -> world.get(InstitutionService.class).own())
                .site();
        assertThat(site.enrolled()).isTrue();
        assertThat(site.identityFingerprint()).isEqualTo(SiteKeys.fingerprint(keys.identityKey()));
        assertThat(place().participation()).isEqualTo(ParticipationState.ENROLLED);
    }

    @Test
    void codeIsGoodOnce() {
        var code = code();
        enrol(keys.request(code));

        refused(ProblemType.CODE_REFUSED, () -> enrol(new ConnectorKeys().request(code)));
    }

    @Test
    void codeIsGoodForADay() {
        var code = code();
        world.clock.advance(StoredEnrolmentCode.LIFETIME);

        refused(ProblemType.CODE_REFUSED, () -> enrol(keys.request(code)));
    }

    @Test
    void wrongCodeIsRefused() {
        refused(ProblemType.CODE_REFUSED, () -> enrol(keys.request("AAAA-BBBB")));
    }

    @Test
    void newCodeTakesTheOlderOnesPlace() {
        var older = code();
        var newer = code();

        refused(ProblemType.CODE_REFUSED, () -> enrol(keys.request(older)));
        enrol(keys.request(newer));
    }

    @Test
    void codeHas160BitsAndIsKeptAsADigest() {
        var code = code();

        assertThat(code).matches("([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}");
        assertThat(world.query(staff, "select row_to_json(c)::text from enrolment_code c")
                        .toString())
                .doesNotContain(code);
    }

    @Test
    void anotherInstitutionsSiteIsNotFound() {
        var strangerArriving = world.staff();
        Recruiting.accept(
                strangerArriving,
                Recruiting.invite(sponsor, study.id(), strangerArriving).token());
        var stranger = world.again(strangerArriving);

        refused(ProblemType.NOT_FOUND, () -> Acting.call(stranger, () -> enrolments.issueCode(siteId)));
    }

    @Test
    void nothingIsWrittenWhenTheIdentityProviderIsAway() {
        var code = code();
        world.clients.away(true);
        refused(ProblemType.UNAVAILABLE, () -> enrol(keys.request(code)));

        var site = Acting.call(staff, () -> world.get(InstitutionService.class).own())
                .site();
        assertThat(site.enrolled()).isFalse();
        world.clients.away(false);
        enrol(keys.request(code));
    }

    @Test
    void requestMustBeSignedByTheIdentityKey() {
        var code = code();
        var request = keys.request(code);
        var other = new ConnectorKeys();

        refused(
                ProblemType.INVALID_REQUEST,
                "/signature",
                () -> enrol(new EnrolmentRequest(
                        code, other.identityKey(), request.authenticationKey(), "0.1.0", request.signature())));
    }

    /**
     * The points of order 1, 2, 4 and 8 and the encodings that are not reduced: under most of them everybody can make signatures
     * (cr.yp.to/ecdh.html lists them for Curve25519; here as y-coordinates of edwards25519, with either sign).
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0100000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000080",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0000000000000000000000000000000000000000000000000000000000000080",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
            })
    void identityKeyOfSmallOrderOrInASecondEncodingDoesNotEnrol(String hex) {
        var key = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(HexFormat.of().parseHex(hex));
        // R is the neutral point and S is zero: valid under keys of small order for many messages.
        var signature = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(HexFormat.of().parseHex("01" + "00".repeat(63)));

        refused(
                ProblemType.INVALID_REQUEST,
                "/identityKey",
                () -> enrol(new EnrolmentRequest(code(), key, keys.authenticationKey(), "0.1.0", signature)));
    }

    /** A key plus a point of order 2 verifies many signatures of the key itself, and is none of its own. */
    @Test
    void identityKeyOfMixedOrderDoesNotEnrol() {
        // (x, y) + (0, -1) = (-x, -y): the other sign and p - y.
        var raw = Base64.getUrlDecoder().decode(keys.identityKey());
        var p = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
        boolean odd = raw[31] < 0;
        raw[31] &= 0x7f;
        var mixed = new byte[32];
        var y = p.subtract(new BigInteger(1, reversed(raw))).toByteArray();
        for (int i = 0; i < Math.min(y.length, 32); i++) {
            mixed[i] = y[y.length - 1 - i];
        }
        mixed[31] |= odd ? 0 : (byte) 0x80;
        var key = Base64.getUrlEncoder().withoutPadding().encodeToString(mixed);

        refused(
                ProblemType.INVALID_REQUEST,
                "/identityKey",
                () -> enrol(new EnrolmentRequest(code(), key, keys.authenticationKey(), "0.1.0", "AA")));
    }

    @Test
    void identityKeyHasOneSpelling() {
        for (var key : List.of(keys.identityKey() + "=", keys.identityKey() + "AAAA", "AA", "")) {
            refused(
                    ProblemType.INVALID_REQUEST,
                    "/identityKey",
                    () -> enrol(new EnrolmentRequest(code(), key, keys.authenticationKey(), "0.1.0", "AA")));
        }
    }

    @Test
    void everyHonestKeyEnrols() {
        for (int i = 0; i < 50; i++) {
            assertThat(SiteKeys.isIdentityKey(new ConnectorKeys().identityKey()))
                    .isTrue();
        }
    }

    private static byte[] reversed(byte[] bytes) {
        var turned = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            turned[i] = bytes[bytes.length - 1 - i];
        }
        return turned;
    }

    @Test
    void keyThatIsNoneIsNamed() {
        var code = code();
        for (var jwk : List.of(
                "nothing",
                "{\"kty\":\"RSA\"}",
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"AA\"}",
                // (1, 1) does not lie on the curve.
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE\","
                        + "\"y\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE\"}",
                keys.authenticationKey().replace("\"kty\"", "\"d\":\"AA\",\"kty\""))) {
            refused(
                    ProblemType.INVALID_REQUEST,
                    "/authenticationKey",
                    () -> enrol(new EnrolmentRequest(code, keys.identityKey(), jwk, "0.1.0", "AA")));
        }
    }

    @Test
    void approvalAndAFittingDatasetMakeASiteReady() {
        enrol(keys.request(code()));
        var connector = world.connector(siteId);
        Acting.run(connector, () -> siteStudies.approve(study.id(), approval(keys)));
        assertThat(place().participation()).isEqualTo(ParticipationState.ENROLLED);

        Acting.run(connector, () -> siteStudies.readiness(study.id(), readiness(true)));
        assertThat(place().participation()).isEqualTo(ParticipationState.READY);

        Acting.run(connector, () -> siteStudies.readiness(study.id(), readiness(false)));
        assertThat(place().participation()).isEqualTo(ParticipationState.ENROLLED);
    }

    @Test
    void approvalSignedByAnotherKeyIsRefused() {
        enrol(keys.request(code()));

        refused(
                ProblemType.PROTOCOL_VIOLATION,
                "/signature",
                () -> Acting.run(
                        world.connector(siteId), () -> siteStudies.approve(study.id(), approval(new ConnectorKeys()))));
    }

    @Test
    void approvalOfAnotherPlanIsAConflict() {
        enrol(keys.request(code()));

        refused(
                ProblemType.CONFLICT,
                "/planSha256",
                () -> Acting.run(
                        world.connector(siteId),
                        () -> siteStudies.approve(study.id(), new Approval("0".repeat(64), "AA"))));
    }

    @Test
    void studyThatTheSiteTakesNoPartInIsNotFound() {
        enrol(keys.request(code()));
        var other = Recruiting.study(sponsor);

        refused(
                ProblemType.NOT_FOUND,
                () -> Acting.run(world.connector(siteId), () -> siteStudies.readiness(other.id(), readiness(true))));
    }

    @Test
    void connectorReadsTheExactTextOfThePlan() {
        enrol(keys.request(code()));

        assertThat(place().plan()).startsWith("{\"schema\":2,\"inputs\":{\"kind\":\"moleculeTable\"");
        assertThat(Digests.sha256(place().plan())).isEqualTo(study.planSha256());
    }

    private SiteStudy place() {
        return Acting.call(world.connector(siteId), () -> siteStudies.list(null, 50))
                .items()
                .getFirst();
    }

    private String code() {
        return Acting.call(staff, () -> enrolments.issueCode(siteId)).code();
    }

    private Enrolment enrol(EnrolmentRequest request) {
        return Acting.call(
                Actor.visitor(),
                () -> enrolments.enrol(request, UUID.randomUUID().toString()));
    }

    private Approval approval(ConnectorKeys by) {
        return new Approval(study.planSha256(), by.sign(Approval.signedBytes(siteId, study.id(), study.planSha256())));
    }

    private Readiness readiness(boolean ready) {
        var outcome = ready ? Readiness.Outcome.PASS : Readiness.Outcome.FAIL;
        return new Readiness(
                study.planSha256(),
                ready,
                "1,000-2,000",
                List.of(new Readiness.Check("labels", outcome, "two classes", "")));
    }
}
