package io.covalence.service.tenant;

import static io.covalence.service.world.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.tenant.NewTenant;
import io.covalence.contract.tenant.TenantView;
import io.covalence.service.acting.Acting;
import io.covalence.service.acting.Actor;
import io.covalence.service.world.Recruiting;
import io.covalence.service.world.World;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
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

    /** Their request began before the tenant named them, so it knows nothing of it. */
    @Test
    void whoeverHasJustBeenNamedForATenantJoinsNoInstitution() {
        var sponsor = world.sponsor();
        var staff = world.staff();
        var token = Recruiting.invite(sponsor, Recruiting.study(sponsor).id(), staff)
                .token();
        create(staff.email());

        refused(ProblemType.CONFLICT, () -> Recruiting.accept(staff, token));
        assertThat(places(staff)).isEqualTo(1);
    }

    @Test
    void oneWhoIsNamedAndAcceptsAtOnceGetsOnePlace() throws Exception {
        var sponsor = world.sponsor();
        var study = Recruiting.study(sponsor);
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (int repetition = 0; repetition < 10; repetition++) {
                var staff = world.staff();
                var token = Recruiting.invite(sponsor, study.id(), staff).token();
                var both = new CyclicBarrier(2);

                var done = threads.invokeAll(List.<Callable<Boolean>>of(
                        () -> succeeds(both, () -> create(staff.email())),
                        () -> succeeds(both, () -> Recruiting.accept(staff, token))));

                assertThat(done.get(0).get()).isNotEqualTo(done.get(1).get());
                assertThat(places(staff)).isEqualTo(1);
            }
        }
    }

    /** Waits for the other, then tries. */
    private static boolean succeeds(CyclicBarrier both, Runnable attempt) throws Exception {
        both.await();
        try {
            attempt.run();
            return true;
        } catch (ProblemException refusal) {
            assertThat(refusal.type()).isEqualTo(ProblemType.CONFLICT);
            return false;
        }
    }

    private int places(Actor person) {
        return world.query(world.admin(), "select id from membership where email = '" + person.email() + "'")
                .size();
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
