package io.covalence.service.acting;

import static io.covalence.service.world.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.contract.Page;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.study.StudyView;
import io.covalence.contract.tenant.TenantView;
import io.covalence.service.institution.InstitutionService;
import io.covalence.service.membership.MembershipService;
import io.covalence.service.study.StudyService;
import io.covalence.service.tenant.TenantService;
import io.covalence.service.world.Plans;
import io.covalence.service.world.Recruiting;
import io.covalence.service.world.World;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenancyTest {
    private final World world = World.world();
    private final StudyService studies = world.get(StudyService.class);
    private final Actor sponsor = world.sponsor();
    private final StudyView study = Recruiting.study(sponsor);

    @Test
    void anotherTenantsStudyIsNotFound() {
        var other = world.sponsor();

        refused(ProblemType.NOT_FOUND, () -> Acting.call(other, () -> studies.get(study.id())));
        refused(
                ProblemType.NOT_FOUND,
                () -> Acting.call(other, () -> studies.update(study.id(), Plans.draft("Mine now"), study.version())));
        assertThat(Acting.call(other, () -> studies.list(null, 50)).items()).isEmpty();
    }

    @Test
    void nativeQuerySeesItsOwnTenantOnly() {
        var other = world.sponsor();
        Recruiting.study(other);

        assertThat(world.query(other, "select distinct tenant_id from study"))
                .hasToString("[" + other.tenantId() + "]");
    }

    @Test
    void forgedInsertForAnotherTenantIsRefused() {
        var other = world.sponsor();
        Recruiting.study(other);
        var forged = "insert into study values ('std_forged', '" + study.tenantId()
                + "', 'forged', 'q', 'DRAFT', '{}', '', 0, 0, now(), 0)";

        assertThatThrownBy(() -> world.change(other, forged)).hasStackTraceContaining("row-level security");
        assertThatThrownBy(() -> world.change(other, "update study set tenant_id = '" + study.tenantId() + "'"))
                .hasStackTraceContaining("row-level security");
    }

    @Test
    void forgedMembershipOfAnotherTenantIsRefused() {
        var stranger = world.staff();

        assertThatThrownBy(() -> world.change(
                        stranger,
                        "insert into membership (id, email, subject, tenant_id, created_at) values ('forged', '', '"
                                + stranger.subject() + "', '" + study.tenantId() + "', now())"))
                .hasStackTraceContaining("row-level security");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tenant",
                "institution",
                "site",
                "membership",
                "study",
                "participation",
                "invitation",
                "enrolment_code",
                "run",
                "run_site",
                "round",
                "round_site",
                "model_evaluation",
                "event_cursor",
                "run_event",
                "ledger_entry",
                "kept_answer",
                "failed_attempt"
            })
    void whoSaysNotForWhomSeesNoRowOfAnyTable(String table) {
        Recruiting.ready(sponsor, study);
        assertThat(world.queryForNobody("select 1 from " + table)).isEmpty();
        assertThat(world.tamper("do $$ begin if not (select relforcerowsecurity and relrowsecurity from pg_class"
                        + " where oid = 'tenant." + table
                        + "'::regclass) then raise 'no row security'; end if; end $$"))
                .isZero();
    }

    @Test
    void applicationRoleCannotStepRoundThePolicies() {
        assertThat(world.query(sponsor, "select rolbypassrls or rolsuper from pg_roles where rolname = current_user"))
                .hasToString("[false]");
        assertThat(world.query(sponsor, "select current_user")).hasToString("[tenant_app]");
    }

    @Test
    void platformAdministratorSeesTenantsAndNoStudies() {
        var admin = world.admin();

        Page<TenantView> tenants =
                Acting.call(admin, () -> world.get(TenantService.class).list(null, 200));
        assertThat(tenants.items()).extracting(TenantView::id).contains(Objects.requireNonNull(sponsor.tenantId()));
        refused(ProblemType.FORBIDDEN, () -> Acting.call(admin, () -> studies.list(null, 50)));
        for (var table : List.of("study", "participation", "invitation", "run", "round", "ledger_entry")) {
            assertThat(world.query(admin, "select 1 from " + table)).as(table).isEmpty();
        }
    }

    @Test
    void sponsorSeesItsOwnTenantOnly() {
        var tenants = Acting.call(sponsor, () -> world.get(TenantService.class).list(null, 200));

        assertThat(tenants.items()).extracting(TenantView::id).containsExactly(sponsor.tenantId());
    }

    @Test
    void institutionSeesExactlyItsStudiesAcrossTenants() {
        var second = world.sponsor();
        var secondStudy = Recruiting.study(second);
        Recruiting.study(second);
        var member = Recruiting.ready(sponsor, study);
        Recruiting.accept(
                member.staff(),
                Recruiting.invite(second, secondStudy.id(), member.staff()).token());
        Recruiting.ready(second, secondStudy);

        var staff = member.staff();
        assertThat(Acting.call(staff, () -> studies.list(null, 50)).items())
                .extracting(StudyView::id)
                .containsExactlyInAnyOrder(study.id(), secondStudy.id());
        var places = Acting.call(staff, () -> studies.participations(secondStudy.id(), null, 50));
        assertThat(places.items()).extracting("siteId").containsExactly(member.siteId());
        assertThat(Acting.call(staff, () -> studies.get(secondStudy.id())).sites())
                .isEqualTo(2);
        // Those that it has accepted, whose text it signed; of the others nothing.
        assertThat(world.query(staff, "select institution_id from invitation"))
                .hasToString("[" + staff.institutionId() + ", " + staff.institutionId() + "]");
    }

    @Test
    void connectorSeesItsOwnSiteOnly() {
        var first = Recruiting.ready(sponsor, study);
        Recruiting.ready(sponsor, study);

        var connector = world.connector(first.siteId());
        assertThat(world.query(connector, "select site_id from participation")).hasToString("[" + first.siteId() + "]");
        assertThat(world.query(connector, "select id from site")).hasToString("[" + first.siteId() + "]");
        assertThat(world.change(connector, "update study set name = 'mine'")).isZero();
        assertThat(world.query(connector, "select 1 from run")).isEmpty();
    }

    @Test
    void timerSeesOpenRunsAndNoStudyUntilItEntersATenant() {
        Recruiting.ready(sponsor, study);

        assertThat(world.query(Actor.system(), "select 1 from study")).isEmpty();
        assertThat(world.query(Actor.system(), "select 1 from participation")).isEmpty();
        assertThat(world.query(Actor.system().within(study.tenantId()), "select id from study"))
                .hasToString("[" + study.id() + "]");
    }

    @Test
    void roleWithoutMembershipDoesNothing() {
        var member = Recruiting.ready(sponsor, study);

        refused(ProblemType.FORBIDDEN, () -> Acting.call(member.staff(), () -> studies.create(Plans.draft("Mine"))));
        refused(ProblemType.UNAUTHENTICATED, () -> studies.get(study.id()));
        refused(ProblemType.UNAUTHENTICATED, () -> Acting.call(Actor.visitor(), () -> studies.get(study.id())));
        refused(
                ProblemType.NOT_FOUND,
                () -> Acting.call(
                        world.staff(), () -> world.get(InstitutionService.class).own()));
    }

    @Test
    void everybodyIsToldForWhomTheyAct() {
        var member = Recruiting.ready(sponsor, study);
        var memberships = world.get(MembershipService.class);

        var sponsorSelf = Acting.call(sponsor, memberships::me);
        assertThat(sponsorSelf.tenantId()).isEqualTo(sponsor.tenantId());
        assertThat(sponsorSelf.tenantName()).startsWith("Helix");
        assertThat(sponsorSelf.institutionId()).isNull();
        var staffSelf = Acting.call(member.staff(), memberships::me);
        assertThat(staffSelf.institutionId()).isEqualTo(member.staff().institutionId());
        assertThat(staffSelf.institutionName()).startsWith("Institute of");
        assertThat(staffSelf.roles()).containsExactly("institution");
    }
}
