package io.covalence.secagg;

import static io.covalence.secagg.Violations.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.message.Unmask;
import io.covalence.secagg.server.Recovery;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Any threshold of survivors recovers; one fewer gets an error, not bytes. */
final class RecoveryTest {
    @ParameterizedTest
    @CsvSource({"3,0,2", "5,1,4", "10,3,7", "50,10,31", "200,50,126"})
    void thresholdIsThatOfTheProtocol(int n, int colluders, int threshold) {
        assertThat(new CohortPolicy(colluders, 3, 255).threshold(n)).isEqualTo(threshold);
        assertThat(2 * threshold).isGreaterThan(n + colluders);
    }

    @Test
    void anyThresholdOfAnswersRecoversAndOneFewerNever() {
        var federation = new Federation(7, 1, new VectorLayout(5, RingWidth.BITS_32, 2));
        var survivors = federation.sites().subList(0, 6);
        var script = new RoundScript(federation, 5);
        script.advertise(federation.sites());
        script.share(federation.sites());
        script.deliver(federation.sites());
        script.mask(survivors);
        script.agree(survivors);
        script.unmask(survivors);
        var all = List.copyOf(script.unmasks.values());
        int recovered = 0;
        for (int chosen = 0; chosen < 1 << all.size(); chosen++) {
            var answers = subset(all, chosen);
            if (answers.size() < 5) {
                assertRefused(
                        Code.TOO_FEW_SHARES, () -> Recovery.recover(script.survivingCohort(), script.dealt(), answers));
            } else {
                script.unmasks.clear();
                answers.forEach(answer -> script.unmasks.put(answer.site(), answer));
                assertThat(script.sum().values(0, 5)).isEqualTo(federation.plainValues(survivors));
                recovered++;
            }
        }
        assertThat(recovered).as("6 choose 5 and 6 choose 6").isEqualTo(7);
    }

    @Test
    void oneAnswerRepeatedDoesNotCountTwice() {
        var federation = new Federation(3, 0, new VectorLayout(2, RingWidth.BITS_32, 0));
        var script = new RoundScript(federation, 6);
        script.advertise(federation.sites());
        script.share(federation.sites());
        script.deliver(federation.sites());
        script.mask(federation.sites());
        script.agree(federation.sites());
        script.unmask(federation.sites().subList(0, 1));
        var answer = List.copyOf(script.unmasks.values()).getFirst();
        assertRefused(
                Code.MALFORMED,
                () -> Recovery.recover(script.survivingCohort(), script.dealt(), List.of(answer, answer, answer)));
    }

    @Test
    void orderOfStoredMessagesDoesNotMatter() {
        var federation = new Federation(4, 0, new VectorLayout(3, RingWidth.BITS_32, 1));
        var script = new RoundScript(federation, 8);
        script.advertise(federation.sites());
        script.share(federation.sites());
        script.deliver(federation.sites());
        script.mask(federation.sites());
        script.agree(federation.sites());
        script.unmask(federation.sites());
        var reversed = new ArrayList<>(script.unmasks.values());
        Collections.reverse(reversed);
        Recovery.recover(script.survivingCohort(), script.dealt(), reversed).wipe();
        var headers = new ArrayList<>(
                script.shares.values().stream().map(shares -> shares.header()).toList());
        Collections.reverse(headers);
        assertThat(io.covalence.secagg.cohort.SharingCohort.verify(script.cohort(), headers)
                        .hash())
                .isEqualTo(script.sharingCohort().hash());
    }

    private static List<Unmask> subset(List<Unmask> all, int chosen) {
        var subset = new ArrayList<Unmask>();
        for (int i = 0; i < all.size(); i++) {
            if (((chosen >> i) & 1) == 1) {
                subset.add(all.get(i));
            }
        }
        return subset;
    }
}
