package io.covalence.aggregation.charter;

import io.covalence.aggregation.blob.Digests;
import io.covalence.aggregation.support.Plans;
import io.covalence.aggregation.support.TestSite;
import io.covalence.aggregation.support.World;
import io.covalence.contract.charter.SiteCharter;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.round.Participant;
import io.covalence.contract.run.RunOrder;
import io.covalence.secagg.charter.Charter;
import io.covalence.secagg.charter.SignedCharter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Runs of one study, ordered with its sites. */
abstract class CharterScene {
    @TempDir
    Path folder;

    static void place(World world, RunOrder order) throws IOException {
        world.service().orders().place(order.runId(), order);
    }

    /** Another run of the same study. */
    static RunOrder again(World world, RunOrder before, StudyPlan plan, List<TestSite> sites) {
        var text = Plans.text(plan);
        return new RunOrder(
                world.ids().run(),
                before.tenantId(),
                before.studyId(),
                text,
                Digests.hex(text.getBytes(StandardCharsets.UTF_8)),
                participants(sites));
    }

    static List<Participant> participants(List<TestSite> sites) {
        return sites.stream().map(TestSite::participant).toList();
    }

    static Charter charter(SiteCharter shown) {
        return SignedCharter.decode(Base64.getDecoder().decode(shown.charter())).charter();
    }
}
