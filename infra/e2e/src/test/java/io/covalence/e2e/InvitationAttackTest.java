package io.covalence.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.invitation.InvitationToken;
import io.covalence.contract.invitation.NewInvitation;
import io.covalence.contract.site.EnrolmentRequest;
import io.covalence.contract.tenant.NewTenant;
import io.covalence.dev.story.Person;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks on the way in: guessed secrets, invitations, places in tenants and institutions, keys, names. */
@Tag("attacks")
@Order(4)
@ExtendWith(RunningDemo.Extension.class)
class InvitationAttackTest {
    private static final String PREVIEW = "/invitations/preview";

    private final Api api;
    private final SponsorStudies studies;

    InvitationAttackTest(RunningDemo demo) {
        api = demo.api();
        studies = new SponsorStudies(api);
    }

    @Test
    void aRightSecretWorksHoweverManyWrongOnesCameFromItsAddress() throws Exception {
        var token = studies.invited(studies.made(studies.draft()), "limited@site.example");
        var guesses = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 60; i++) {
            // Another address each time, as far as the caller's own word goes.
            var claimed = "198.51.100." + i;
            guesses.add(() -> api.post(
                            PREVIEW, new InvitationToken(UUID.randomUUID().toString()))
                    .with("X-Forwarded-For", claimed)
                    .send()
                    .status());
        }
        var statuses = new ArrayList<Integer>();
        try (var threads = Executors.newFixedThreadPool(30)) {
            for (var done : threads.invokeAll(guesses)) {
                statuses.add(done.get());
            }
        }

        assertThat(statuses).containsOnly(422, 429);
        assertThat(statuses).filteredOn(status -> status == 422).hasSizeLessThanOrEqualTo(20);
        assertThat(api.post(PREVIEW, new InvitationToken(token)).send().status())
                .isEqualTo(200);
    }

    @Test
    void aRevokedTokenShowsNothing() {
        var study = studies.made(studies.draft());
        var issued = api.post("/studies/" + study + "/invitations", new NewInvitation("Institute", "gone@site.example"))
                .as(Person.SPONSOR)
                .send()
                .body();
        var id = issued.path("invitation").path("id").asText();
        assertThat(api.post("/invitations/" + id + "/revoke", "")
                        .as(Person.SPONSOR)
                        .send()
                        .status())
                .isEqualTo(200);

        var answer = api.post(PREVIEW, new InvitationToken(issued.path("token").asText()))
                .send();

        assertThat(answer.status()).isEqualTo(410);
        assertThat(answer.body().has("question")).isFalse();
    }

    @Test
    void oneAddressIsInvitedOnceHoweverItIsWritten() {
        var study = studies.made(studies.draft());
        studies.invited(study, "institution9@site9.example");

        var again = api.post(
                        "/studies/" + study + "/invitations",
                        new NewInvitation("Institute", "Institution9@SITE9.example"))
                .as(Person.SPONSOR)
                .send();

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body().at("/errors/0/pointer").asText()).isEqualTo("/email");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0100000000000000000000000000000000000000000000000000000000000000",
                "0000000000000000000000000000000000000000000000000000000000000000",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"
            })
    void anIdentityKeyOfSmallOrderDoesNotEnrol(String hex) {
        var key = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(HexFormat.of().parseHex(hex));

        var answer = api.post("/enrolments", new EnrolmentRequest("AAAA", key, "{}", "0", "A".repeat(86)))
                .send();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("errors").findValuesAsText("pointer")).contains("/identityKey");
    }

    @Test
    void aTenantNeedsAPersonWhoCanActForIt() {
        for (var email : List.of(
                Person.SPONSOR_EMAIL, Person.SPONSOR_EMAIL.toUpperCase(Locale.ROOT), Person.emailOfInstitution(1))) {
            var answer = api.post("/tenants", new NewTenant("Second", email))
                    .as(Person.ADMINISTRATOR)
                    .send();

            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.body().at("/errors/0/pointer").asText()).isEqualTo("/administratorEmail");
        }
    }

    /** It takes a neighbour's name; the sponsor still sees which is which. */
    @Test
    void anInstitutionIsNamedByItsOwnPeople() {
        assertThat(api.put("/institution/name", Map.of("name", "a\u202eb"))
                        .as(Person.ofInstitution(1))
                        .send()
                        .status())
                .isEqualTo(400);
        assertThat(api.put("/institution/name", Map.of("name", "Helix's idea"))
                        .as(Person.SPONSOR)
                        .send()
                        .status())
                .isEqualTo(403);

        var named = api.put("/institution/name", Map.of("name", "Alder Hospital"))
                .as(Person.ofInstitution(3))
                .send();

        assertThat(named.status()).isEqualTo(200);
        assertThat(named.body().path("nameConfirmed").asBoolean()).isTrue();
        var sites = api.get("/studies/" + studies.first() + "/participations")
                .as(Person.SPONSOR)
                .send()
                .body()
                .path("items");
        assertThat(sites)
                .filteredOn(site -> site.path("institutionName").asText().equals("Alder Hospital"))
                .extracting(site -> site.path("invitedAs").asText(""))
                .containsExactlyInAnyOrder("", "Cedar Clinic");
    }
}
