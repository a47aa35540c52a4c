package io.covalence.service.membership;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.tenant.NewTenant;
import io.covalence.service.acting.Acting;
import io.covalence.service.acting.Actor;
import io.covalence.service.tenant.TenantService;
import io.covalence.service.world.World;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;

class FirstSignInTest {
    private static final int REQUESTS = 6;

    private final World world = World.world();

    @RepeatedTest(5)
    void firstRequestsOfOnePersonAtTheSameTimeAllFindTheirTenant() throws Exception {
        var name = "first-" + UUID.randomUUID();
        var email = name + "@covalence.example";
        var tenant = Acting.call(
                world.admin(), () -> world.get(TenantService.class).create(new NewTenant("Helix " + name, email)));
        var resolver = world.get(ActorResolver.class);
        var together = new CyclicBarrier(REQUESTS);
        Callable<Actor> request = () -> {
            together.await();
            return resolver.resolve(new SignedIn("subject-" + name, name, email, true, Set.of("sponsor"), null));
        };

        try (var threads = Executors.newFixedThreadPool(REQUESTS)) {
            var answers = threads.invokeAll(
                    Stream.generate(() -> request).limit(REQUESTS).toList());

            for (var answer : answers) {
                assertThat(answer.get().tenantId()).isEqualTo(tenant.id());
            }
        }
    }
}
