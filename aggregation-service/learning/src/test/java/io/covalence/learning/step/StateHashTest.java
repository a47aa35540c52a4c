package io.covalence.learning.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.contract.id.RunId;
import io.covalence.learning.step.StateHash.Covered;
import java.util.List;
import org.junit.jupiter.api.Test;

class StateHashTest {
    /** SHA-256 of the float32 little-endian values 1, 2 and 0.5, 0. */
    private static final Covered MODEL =
            new Covered("model", 2, "b9c80b5adeca450753a16950c3cc655d271f7bef7a485bc83f112b72fef21d37");

    private static final Covered MOMENTUM =
            new Covered("momentum", 2, "f8165c9d0cf6c4ea37064066919ab06804e3fc92d92d84a32288f8e61d005b64");

    /** Computed with Python's hashlib and struct from the Javadoc's words. */
    @Test
    void hashIsThatOfItsDescription() {
        assertThat(StateHash.of(new RunId("run_a"), 3, 3, List.of(MODEL, MOMENTUM)))
                .isEqualTo("0ee948e74446c822b411ce0aab4dc486eeb4aadd0cab8e8876e42a701f914e45");
    }

    @Test
    void nothingOfAStateCanChangeUnseen() {
        var other = new Covered("momentum", 2, "0".repeat(64));
        assertThat(List.of(
                        StateHash.of(new RunId("run_a"), 3, 3, List.of(MODEL, MOMENTUM)),
                        StateHash.of(new RunId("run_b"), 3, 3, List.of(MODEL, MOMENTUM)),
                        StateHash.of(new RunId("run_a"), 4, 3, List.of(MODEL, MOMENTUM)),
                        StateHash.of(new RunId("run_a"), 3, 4, List.of(MODEL, MOMENTUM)),
                        StateHash.of(new RunId("run_a"), 3, 3, List.of(MODEL)),
                        StateHash.of(new RunId("run_a"), 3, 3, List.of(MOMENTUM, MODEL)),
                        StateHash.of(new RunId("run_a"), 3, 3, List.of(MODEL, other)),
                        StateHash.of(
                                new RunId("run_a"), 3, 3, List.of(MODEL, new Covered("control", 2, MOMENTUM.sha256()))),
                        StateHash.of(
                                new RunId("run_a"),
                                3,
                                3,
                                List.of(MODEL, new Covered("momentum", 3, MOMENTUM.sha256())))))
                .doesNotHaveDuplicates();
    }

    @Test
    void whatIsNoDigestIsRefused() {
        assertThatThrownBy(() -> StateHash.of(new RunId("run_a"), 1, 1, List.of(new Covered("model", 2, "b9c8"))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
