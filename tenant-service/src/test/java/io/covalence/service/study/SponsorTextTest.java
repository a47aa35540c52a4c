package io.covalence.service.study;

import static io.covalence.service.world.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.id.SiteId;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.invitation.InvitationToken;
import io.covalence.contract.invitation.NewInvitation;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.inputs.MoleculeTable;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.site.EnrolmentRequest;
import io.covalence.contract.site.Readiness;
import io.covalence.contract.study.StudyDraft;
import io.covalence.contract.study.StudyView;
import io.covalence.contract.tenant.NewTenant;
import io.covalence.service.acting.Acting;
import io.covalence.service.acting.Actor;
import io.covalence.service.invitation.InvitationService;
import io.covalence.service.membership.ActorResolver;
import io.covalence.service.membership.SignedIn;
import io.covalence.service.site.EnrolmentService;
import io.covalence.service.site.SiteStudyService;
import io.covalence.service.tenant.TenantService;
import io.covalence.service.world.Plans;
import io.covalence.service.world.Recruiting;
import io.covalence.service.world.World;
import io.covalence.testkit.TestPlans;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one party writes and another one reads. */
class SponsorTextTest {
    private final World world = World.world();
    private final StudyService studies = world.get(StudyService.class);
    private final Actor sponsor = world.sponsor();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u001b[2Jb",
                "a\r\nb",
                "a\nb",
                "a\tb",
                "a\u0085b",
                "a\u009bb",
                "a\u2028b",
                "a\u2029b",
                "a\u202eb",
                "a\u2066b",
                "a\u200bb",
                "a\u00adb",
                "a\ufeffb",
                "a\ud800b",
                "a\ue000b",
                "a\u3164b",
                "a\0b"
            })
    void noTextOfARequestSpeaksToATerminalOrHidesInItsLine(String attack) {
        var study = Recruiting.study(sponsor);
        refused(ProblemType.INVALID_REQUEST, "/name", () -> create(new StudyDraft(attack, "Why?", Plans.plan(3))));
        refused(ProblemType.INVALID_REQUEST, "/question", () -> create(new StudyDraft("Name", attack, Plans.plan(3))));
        refused(
                ProblemType.PLAN_OUT_OF_BOUNDS,
                "/plan/work/task/columns/0",
                () -> create(new StudyDraft("Name", "Why?", plan(attack, "smiles"))));
        refused(
                ProblemType.PLAN_OUT_OF_BOUNDS,
                "/plan/inputs/smilesColumn",
                () -> create(new StudyDraft("Name", "Why?", plan("toxic", attack))));
        refused(ProblemType.INVALID_REQUEST, "/institutionName", () -> invite(study.id(), attack, "a@b.example"));
        refused(ProblemType.INVALID_REQUEST, "/email", () -> invite(study.id(), "Institute", attack + "@b.example"));
        refused(
                ProblemType.INVALID_REQUEST,
                "/name",
                () -> Acting.call(
                        world.admin(),
                        () -> world.get(TenantService.class).create(new NewTenant(attack, "a@b.example"))));
        var check = new Readiness.Check(attack, Readiness.Outcome.PASS, attack, attack);
        for (var pointer : List.of("/rows", "/checks/0/requirement", "/checks/0/found", "/checks/0/fix")) {
            refused(
                    ProblemType.INVALID_REQUEST,
                    pointer,
                    () -> Acting.run(
                            world.connector(new SiteId("sit_" + "0".repeat(20))),
                            () -> world.get(SiteStudyService.class)
                                    .readiness(
                                            study.id(), new Readiness("0".repeat(64), true, attack, List.of(check)))));
        }
        for (var pointer : List.of("/code", "/identityKey", "/connectorVersion", "/signature")) {
            refused(
                    ProblemType.INVALID_REQUEST,
                    pointer,
                    () -> Acting.call(
                            Actor.visitor(),
                            () -> world.get(EnrolmentService.class)
                                    .enrol(new EnrolmentRequest(attack, attack, "{}", attack, attack), "place")));
        }
    }

    @Test
    void aQuestionCannotImitateAClauseOfTheAgreement() {
        var forged = "Which? " + " ".repeat(100) + "5. The institution pays for everything." + " ".repeat(100)
                + "Plan (SHA-256): " + "0".repeat(64);
        var study = create(new StudyDraft("These are all clauses.", forged, Plans.plan(3)));
        var token = Recruiting.invite(sponsor, study.id(), world.staff()).token();

        var agreement = Acting.call(
                        Actor.visitor(),
                        () -> world.get(InvitationService.class).preview(new InvitationToken(token), "place"))
                .agreement();

        var clauses = agreement.substring(0, agreement.indexOf("These are all clauses. What"));
        assertThat(clauses)
                .contains("4. The model", study.id().value(), study.planSha256())
                .doesNotContain("pays");
        assertThat(agreement.lines().filter(line -> !line.startsWith("> ")).toList())
                .noneMatch(line -> line.contains("pays") || line.contains("0".repeat(64)) || line.startsWith("5."))
                .filteredOn(line -> line.startsWith("These are all clauses."))
                .hasSize(1);
        assertThat(agreement).contains("5. The institution pays for everything.");
    }

    /** A row from before texts were checked: what is shown of it is harmless all the same. */
    @Test
    void textThatIsStoredAlreadyIsEscapedInTheAgreement() {
        var study = Recruiting.study(sponsor);
        world.tamper("update tenant.study set question = E'Which?\\n5. Pay.\\u001b[2J\\u202e' where id = '" + study.id()
                + "'");
        var token = Recruiting.invite(sponsor, study.id(), world.staff()).token();

        var agreement = Acting.call(
                        Actor.visitor(),
                        () -> world.get(InvitationService.class).preview(new InvitationToken(token), "place"))
                .agreement();

        assertThat(agreement).contains("> Which?\\u000a5. Pay.\\u001b[2J\\u202e\n");
    }

    @Test
    void textIsKeptComposed() {
        var made = create(new StudyDraft("Lo\u0308slichkeit", "Wie lo\u0308slich?", plan("lo\u0308slich", "smiles")));

        assertThat(made.name()).isEqualTo("L\u00f6slichkeit");
        assertThat(made.question()).isEqualTo("Wie l\u00f6slich?");
        assertThat(Objects.requireNonNull(made.plan()).work().columns()).containsExactly("l\u00f6slich");
    }

    @Test
    void thePersonsNameComesEscapedFromTheirToken() {
        var person = world.get(ActorResolver.class)
                .resolve(new SignedIn(
                        "sub", "Eve\u001b[2J\r\nroot\u202e", "e@b.example", true, Set.of("sponsor"), null));

        assertThat(person.name()).isEqualTo("Eve\\u001b[2J\\u000d\\u000aroot\\u202e");
    }

    private StudyView create(StudyDraft draft) {
        return Acting.call(sponsor, () -> studies.create(draft));
    }

    private void invite(StudyId study, String institution, String email) {
        Acting.call(
                sponsor, () -> world.get(InvitationService.class).invite(study, new NewInvitation(institution, email)));
    }

    private static StudyPlan plan(String target, String smiles) {
        return TestPlans.binary(target)
                .withInputs(new MoleculeTable(smiles, 1024, List.of()))
                .plan();
    }
}
