package io.covalence.aggregation.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.aggregation.support.Plans;
import io.covalence.aggregation.support.TestSite;
import io.covalence.aggregation.support.World;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests of one site that arrive at the same moment. */
class RaceTest {
    private static final int TIMES = 200;

    @TempDir
    Path folder;

    @Test
    void ofAnAgreementAndAVoteToAbortOneIsStoredAndTheOtherAConflict() throws Exception {
        var world = new World(folder, 3);
        world.begin(Plans.small());
        upToMasked(world);
        var site = world.site(0);
        site.agree();
        assertThatThrownBy(site::voteAgainstItsWord).isInstanceOf(ProblemException.class);
        var messages = world.exchange().messages();
        var stored = new ArrayList<String>();
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (int i = 0; i < TIMES; i++) {
                forget(site);
                Runnable agreement = () -> messages.agree(site.roundId(), site.id(), site.agreement());
                Runnable vote = () -> messages.abort(site.roundId(), site.id(), site.abortVote());
                var refusals = i % 2 == 0 ? atOnce(threads, agreement, vote) : atOnce(threads, vote, agreement);
                assertThat(refusals).containsExactly(ProblemType.CONFLICT);
                assertThat(kinds(site)).hasSize(1);
                stored.addAll(kinds(site));
            }
        }
        assertThat(stored).as("each wins now and then").contains("AGREEMENT", "ABORT_VOTE");
    }

    private static void upToMasked(World world) throws IOException {
        world.deal(world.sites());
        world.mask(world.sites());
    }

    /** As if the site had sent neither. */
    private static void forget(TestSite site) {
        site.world()
                .service()
                .database()
                .inTenant(
                        site.offer().tenantId(),
                        transaction -> transaction.update(
                                "delete from message where site_id = ? and kind in ('AGREEMENT', 'ABORT_VOTE')",
                                site.id()));
    }

    private static List<String> kinds(TestSite site) {
        return site.world()
                .service()
                .database()
                .tenant(
                        site.offer().tenantId(),
                        transaction -> transaction.list(
                                "select kind from message where site_id = ? and kind in ('AGREEMENT', 'ABORT_VOTE')",
                                row -> row.text("kind"),
                                site.id()));
    }

    /** Sends both at the same moment; the refusals. */
    private static List<ProblemType> atOnce(ExecutorService threads, Runnable one, Runnable other)
            throws InterruptedException, ExecutionException {
        var start = new CyclicBarrier(2);
        var answers = threads.invokeAll(List.of(sent(start, one), sent(start, other)));
        var refusals = new ArrayList<ProblemType>();
        for (var answer : answers) {
            answer.get().ifPresent(refusals::add);
        }
        return refusals;
    }

    private static Callable<Optional<ProblemType>> sent(CyclicBarrier start, Runnable request) {
        return () -> {
            start.await();
            try {
                request.run();
                return Optional.empty();
            } catch (ProblemException refusal) {
                return Optional.of(refusal.type());
            }
        };
    }
}
