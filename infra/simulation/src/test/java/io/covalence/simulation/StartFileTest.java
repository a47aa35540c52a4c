package io.covalence.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.connector.Sha256;
import io.covalence.contract.id.RunId;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.inputs.MoleculeTable;
import io.covalence.contract.plan.work.WarmStart;
import io.covalence.testkit.TestPlans;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartFileTest {
    private static final StudyPlan PLAN = TestPlans.binary(1)
            .withInputs(new MoleculeTable("smiles", 64, List.of()))
            .plan();
    private static final int BYTES = Math.toIntExact(PLAN.parameters() * Float.BYTES);

    @TempDir
    Path folder = Path.of("");

    private static byte[] model() {
        return ByteBuffer.allocate(BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(0, 2.5f)
                .array();
    }

    private static StudyPlan starting(byte[] model) {
        var start = new WarmStart(new RunId("run_" + "a".repeat(20)), 3, Sha256.hex(model));
        return PLAN.with(PLAN.learning().startingFrom(start));
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("model.f32"), content);
    }

    @Test
    void modelIsReadIfItIsThatOfThePlan() throws IOException {
        assertThat(StartFile.read(file(model()), starting(model())).orElseThrow())
                .hasSize(BYTES / Float.BYTES)
                .startsWith(2.5f, 0);
        assertThatThrownBy(() -> StartFile.read(file(model()), starting(new byte[BYTES])))
                .isInstanceOf(Unusable.class)
                .hasMessageContaining("another model than the plan begins with");
    }

    /** The plan names its digest all the same. */
    @ParameterizedTest
    @ValueSource(ints = {-4, -1, 1, 4})
    void fileOfAnotherLengthThanThePlansModelIsRefused(int more) throws IOException {
        var other = new byte[BYTES + more];
        var file = file(other);

        assertThatThrownBy(() -> StartFile.read(file, starting(other)))
                .isInstanceOf(Unusable.class)
                .hasMessageContaining("has " + (BYTES + more) + " bytes")
                .hasMessageContaining("in " + BYTES + " bytes");
    }

    @Test
    void planAndFileGoTogether() throws IOException {
        assertThatThrownBy(() -> StartFile.read(null, starting(model())))
                .isInstanceOf(Unusable.class)
                .hasMessageContaining("--start MODEL");
        var file = file(model());
        assertThatThrownBy(() -> StartFile.read(file, PLAN))
                .isInstanceOf(Unusable.class)
                .hasMessageContaining("leave --start out");
        assertThat(StartFile.read(null, PLAN)).isEmpty();
    }
}
