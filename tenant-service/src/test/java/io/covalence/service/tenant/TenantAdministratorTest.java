package io.covalence.service.tenant;

import static io.covalence.service.world.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.tenant.NewTenant;
import io.covalence.contract.tenant.TenantView;
import io.covalence.service.acting.Acting;
import io.covalence.service.world.Recruiting;
import io.covalence.service.world.World;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TenantAdministratorTest {
    private final World world = World.world();

    @Test
    void whoeverActsForATenantGetsNoSecondOne() {
        var sponsor = world.sponsor();

        refused(ProblemType.CONFLICT, "/administratorEmail", () -> create(sponsor.email()));
        refused(
                ProblemType.CONFLICT,
                "/administratorEmail",
                () -> create(sponsor.email().toUpperCase(Locale.ROOT)));
        assertThat(world.again(sponsor).tenantId()).isEqualTo(sponsor.tenantId());
    }

    @Test
    void anAddressThatAwaitsItsFirstSignInIsTakenToo() {
        create("nobody-yet@covalence.example");

        refused(ProblemType.CONFLICT, "/administratorEmail", () -> create("Nobody-Yet@covalence.example"));
    }

    @Test
    void whoeverActsForAnInstitutionGetsNoTenant() {
        var sponsor = world.sponsor();
        var study = Recruiting.study(sponsor);
        var staff = world.staff();
        Recruiting.accept(staff, Recruiting.invite(sponsor, study.id(), staff).token());

        refused(ProblemType.CONFLICT, "/administratorEmail", () -> create(staff.email()));
    }

    @Test
    void thePlatformsAdministratorDoesNotNameThemselvesWithoutTheRole() {
        var refusal = refused(ProblemType.CONFLICT, () -> create(world.admin().email()));

        assertThat(refusal.detail()).contains("lack the role sponsor");
    }

    private TenantView create(String email) {
        return Acting.call(
                world.admin(), () -> world.get(TenantService.class).create(new NewTenant("Another tenant", email)));
    }
}
