package io.covalence.learning.step;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FedAvgStepTest {
    @Test
    void plainAveragingAddsTheMeanAndRemembersNothing() {
        var step = new FedAvgStep(1, 0);
        var state = new HeldState(step, new float[] {1, -2, 0.5f});
        state.advance(Means.ofModel(new double[] {0.25, 0.5, -1}));
        assertThat(state.model()).containsExactly(1.25f, -1.5f, -0.5f);
        assertThat(state.version()).isEqualTo(1);
        assertThat(step.memory()).isEmpty();
    }

    /** By hand, all exact in binary: v = 1, then 0.5 + 2 = 2.5, then 1.25 - 1 = 0.25; half of each is added. */
    @Test
    void momentumAddsUpOverVersions() {
        var state = new HeldState(new FedAvgStep(0.5, 0.5), new float[] {10});
        state.advance(Means.ofModel(new double[] {1}));
        assertThat(state.model()).containsExactly(10.5f);
        state.advance(Means.ofModel(new double[] {2}));
        assertThat(state.model()).containsExactly(11.75f);
        state.advance(Means.ofModel(new double[] {-1}));
        assertThat(state.model()).containsExactly(11.875f);
    }

    /**
     * By hand: v = 1 and 1,024 of it are added, -512; then v = 1/2 + 2^-30, which in float would be 1/2 and leave nothing of the 2^-20
     * that it adds beyond 512. And 1 + 2^-24 lies halfway between two floats, of which 1 is the even one.
     */
    @Test
    void stepIsComputedInDoubleAndRoundedWhenItIsStored() {
        var state = new HeldState(new FedAvgStep(1 << 10, 0.5), new float[] {-1_536, 1});
        state.advance(Means.ofModel(new double[] {1, 0x1p-34}));
        assertThat(state.model()).containsExactly(-512, 1);
        state.advance(Means.ofModel(new double[] {0x1p-30, 0}));
        assertThat(state.model()[0]).isEqualTo(0x1p-20f);
    }
}
