package io.covalence.connector.cases;

import io.covalence.connector.Plans;
import io.covalence.connector.dataset.DatasetReport;
import io.covalence.connector.learning.SiteKinds;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.inputs.MoleculeTable;
import io.covalence.contract.plan.task.Target;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** One file, and what is right for it. Each is reported as a test of its own. */
public final class Case {
    /** Column {@code smiles}, target {@code active}. */
    public static final StudyPlan CLASSIFICATION = Plans.linear("active");

    /** Column {@code smiles}, target {@code y} as it stands. */
    public static final StudyPlan REGRESSION = Plans.regression(
            new MoleculeTable("smiles", 64, List.of()), new Target("y", 0, 1), Plans.training(0.1, 0, 0, 1));

    private final String name;
    private final StudyPlan plan;
    private final byte[] content;
    private final Consumer<DatasetReport> right;
    private final List<String> originals = new ArrayList<>();

    /**
     * Any bytes for any plan.
     *
     * @param name says what the file has and what is right, as a sentence
     * @param right fails when the report is not right
     */
    public Case(String name, StudyPlan plan, byte[] content, Consumer<DatasetReport> right) {
        this.name = name;
        this.plan = plan;
        this.content = content.clone();
        this.right = right;
    }

    /** A file in UTF-8 with the target {@code active}. */
    public static Case classified(String name, String content, Consumer<DatasetReport> right) {
        return new Case(name, CLASSIFICATION, content.getBytes(StandardCharsets.UTF_8), right);
    }

    /** A file in UTF-8 with the target {@code y}. */
    public static Case measured(String name, String content, Consumer<DatasetReport> right) {
        return new Case(name, REGRESSION, content.getBytes(StandardCharsets.UTF_8), right);
    }

    /** The file that this one was made after; what is right for one is right for both. */
    public Case after(String file) {
        originals.add(file);
        return this;
    }

    /** The test, which writes the file into a folder of the caller and reads it there; another for each original that is here. */
    public Stream<DynamicTest> in(Path folder) {
        var made = DynamicTest.dynamicTest(name, () -> right.accept(read(write(folder))));
        var found = originals.stream()
                .flatMap(file -> OriginalCases.find(file).stream())
                .map(file -> OriginalCases.test(name, file, () -> right.accept(read(file))));
        return Stream.concat(Stream.of(made), found);
    }

    private Path write(Path folder) throws IOException {
        return Files.write(Files.createTempFile(folder, "case", ".csv"), content);
    }

    private DatasetReport read(Path file) {
        return SiteKinds.source(plan).read(file);
    }
}
