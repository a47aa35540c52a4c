package io.covalence.connector.learning.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.connector.Plans;
import io.covalence.connector.learning.SiteKinds;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.Op;
import org.nd4j.linalg.cpu.nativecpu.ops.NativeOpExecutioner;
import org.nd4j.linalg.factory.Nd4j;

class FencedExecutionerTest {
    @Test
    void everyNetworkRunsItsOperationsThroughIt() {
        try (var network = SiteKinds.network(Plans.linear("active"))) {
            assertThat(Nd4j.getExecutioner()).isInstanceOf(FencedExecutioner.class);
            assertThat(network.inputs()).isEqualTo(64);
        }
    }

    /** In the library the forms with an operation alone call those with a context, but for custom ones. */
    @Test
    void everyFormThatCallsNativeCodeHasAFence() {
        var fenced = executions(FencedExecutioner.class).toList();

        assertThat(executions(NativeOpExecutioner.class)
                        .filter(form -> form.size() > 1 || form.contains(CustomOp.class))
                        .filter(form ->
                                !form.getLast().equals(org.nd4j.linalg.api.rng.Random.class) || form.size() > 2))
                .isNotEmpty()
                .allSatisfy(form -> assertThat(fenced).contains(form));
    }

    private static Stream<List<Class<?>>> executions(Class<?> executioner) {
        return Arrays.stream(executioner.getDeclaredMethods())
                .filter(method -> method.getName().equals("exec")
                        && Modifier.isPublic(method.getModifiers())
                        && !method.isBridge()
                        && isOfAnOperation(method))
                .map(method -> List.of(method.getParameterTypes()));
    }

    private static boolean isOfAnOperation(Method method) {
        var first = method.getParameterTypes()[0];
        return Op.class.isAssignableFrom(first) || CustomOp.class.isAssignableFrom(first);
    }
}
