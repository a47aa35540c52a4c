package io.covalence.secagg.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RehearsalTest {
    @Test
    void madeUpSitesAddUpWheneverTheyAreRehearsed() {
        var random = new SplittableRandom(1);
        var rehearsal = new Rehearsal(random::nextBytes);

        assertThat(rehearsal.addsUp()).isTrue();
        assertThat(rehearsal.addsUp()).isTrue();
    }
}
