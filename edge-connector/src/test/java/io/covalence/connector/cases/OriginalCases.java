package io.covalence.connector.cases;

import io.covalence.connector.dataset.DatasetReport;
import io.covalence.connector.learning.SiteKinds;
import io.covalence.contract.plan.StudyPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;

/** The files that the cases were made after, where the setting COVALENCE_CASES names a folder that has them. */
public final class OriginalCases {
    private static final String SETTING = "COVALENCE_CASES";

    private OriginalCases() {}

    /** The folder; nothing where the setting is absent. */
    static Optional<Path> folder() {
        return Optional.ofNullable(System.getenv(SETTING)).map(Path::of);
    }

    /** A file for which something of its own is right, as a test; nothing when this machine does not have it. */
    static Stream<DynamicTest> test(String name, StudyPlan plan, Consumer<DatasetReport> right) {
        return find(name).stream()
                .map(file -> test(
                        "as its kind",
                        file,
                        () -> right.accept(SiteKinds.source(plan).read(file))));
    }

    /** What is right for a file, as a test that counts it. */
    static DynamicTest test(String name, Path file, Executable right) {
        return DynamicTest.dynamicTest(name + ": " + file.getFileName(), () -> {
            right.execute();
            CaseCount.file(file);
        });
    }

    /** A file by its name; nothing when this machine does not have it. */
    public static Optional<Path> find(String name) {
        return folder().map(folder -> folder.resolve(name)).filter(Files::isReadable);
    }
}
