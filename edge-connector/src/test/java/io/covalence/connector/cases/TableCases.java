package io.covalence.connector.cases;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.io.TempDir;

/** Tables as files, checked as people check them. */
abstract class TableCases {
    static final String BOM = "\uFEFF";

    @TempDir
    Path folder = Path.of("");

    Stream<DynamicTest> run(Case... cases) {
        return Stream.of(cases).flatMap(each -> each.in(folder));
    }

    static CaseTable good() {
        return CaseTable.classified();
    }
}
