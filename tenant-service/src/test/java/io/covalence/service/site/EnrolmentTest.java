package io.covalence.service.site;

import static io.covalence.service.world.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.study.ParticipationState;
import io.covalence.service.acting.Acting;
import io.covalence.service.institution.InstitutionService;
import io.covalence.service.world.ConnectorKeys;
import io.covalence.service.world.Recruiting;
import org.junit.jupiter.api.Test;

/** How a code becomes an enrolled site, and for whom it does not. */
class EnrolmentTest extends EnrolmentScene {
    @Test
    void enrolmentGivesTheSiteItsKeysAndItsClient() {
        var code = code();

        var enrolment = enrol(keys.request(code));

        assertThat(enrolment.clientId()).isEqualTo(siteId.value());
        assertThat(enrolment.apiUrl()).isEqualTo("http://localhost:1/api/v1");
        assertThat(enrolment.issuer()).isEqualTo("http://localhost:2/realms/covalence");
        assertThat(world.clients.keys().get(siteId.value()))
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
}
