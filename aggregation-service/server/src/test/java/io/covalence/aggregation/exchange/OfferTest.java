package io.covalence.aggregation.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.aggregation.support.Plans;
import io.covalence.aggregation.support.TestSite;
import io.covalence.aggregation.support.World;
import io.covalence.contract.charter.LogSize;
import io.covalence.contract.round.RoundOffer;
import io.covalence.secagg.log.ConsistencyProof;
import io.covalence.secagg.message.Offer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfferTest {
    @TempDir
    Path folder;

    @Test
    void offerShowsThatItsLogContinuesTheOneThatTheSiteKnows() throws IOException {
        var world = new World(folder, 3);
        var tenant = world.begin(Plans.small()).tenantId();

        // The charter is the first entry, the run's first model the second
        var offer = offer(world, Optional.of(new LogSize(tenant, 1)));

        var head = Offer.decode(Base64.getDecoder().decode(offer.signed())).treeHead();
        var proof = ConsistencyProof.decode(Base64.getDecoder().decode(offer.growth()));
        assertThat(head.size()).isEqualTo(2);
        assertThat(proof.oldSize()).isEqualTo(1);
        assertThat(proof.newSize()).isEqualTo(2);
        // RFC 6962: of two leaves, the other one is the whole proof
        assertThat(proof.path()).hasSize(1);
    }

    @Test
    void siteThatKnowsAsMuchOrAnotherLogOrNoneIsShownNothing() throws IOException {
        var world = new World(folder, 3);
        var tenant = world.begin(Plans.small()).tenantId();

        assertThat(offer(world, Optional.of(new LogSize(tenant, 2))).growth()).isEmpty();
        assertThat(offer(world, Optional.of(new LogSize(tenant, 3))).growth()).isEmpty();
        var other = world.ids().tenant();
        assertThat(offer(world, Optional.of(new LogSize(other, 1))).growth()).isEmpty();
        assertThat(offer(world, Optional.empty()).growth()).isEmpty();
    }

    private static RoundOffer offer(World world, Optional<LogSize> known) {
        var offers = world.exchange().offers();
        return TestSite.now(offers.next(world.site(0).id(), null, Optional.empty(), known, Duration.ZERO))
                .orElseThrow();
    }
}
