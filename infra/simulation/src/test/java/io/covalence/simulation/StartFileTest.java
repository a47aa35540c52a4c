package io.covalence.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.contract.id.RunId;
import io.covalence.contract.plan.work.WarmStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartFileTest {
    private static final RunId RUN = new RunId("run_" + "a".repeat(20));

    /** Of the bytes 00 00 80 3f, which are 1 as a float, by sha256sum. */
    private static final String ONE = "e00e5eb9444182f352323374ef4e08ebcb784725fdd4fd612d7730540b3e0c8c";

    @TempDir
    Path folder = Path.of("");

    @Test
    void modelIsReadIfItIsThatOfThePlan() throws IOException {
        var file = Files.write(folder.resolve("model.f32"), new byte[] {0, 0, (byte) 0x80, 0x3f});

        assertThat(StartFile.read(file, new WarmStart(RUN, 3, ONE))).containsExactly(1);
        assertThatThrownBy(() -> StartFile.read(file, new WarmStart(RUN, 3, "b".repeat(64))))
                .isInstanceOf(Unusable.class)
                .hasMessageContaining("another model than the plan begins with");
    }

    @Test
    void planThatBeginsWithAModelNeedsItsFile() {
        assertThatThrownBy(() -> StartFile.read(null, new WarmStart(RUN, 3, ONE)))
                .isInstanceOf(Unusable.class)
                .hasMessageContaining("--start MODEL");
    }
}
