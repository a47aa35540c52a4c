package io.covalence.connector.dataset.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DuckDbFileTest {
    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from read_csv('%s/other.csv')",
                "select * from read_text('/etc/passwd')",
                "select * from read_parquet('https://example.org/a.parquet')",
                "copy (select 1) to '%s/out.csv'",
                "attach '%s/other.db'",
                "install httpfs",
                "load httpfs",
                "set enable_external_access = true",
                "set allowed_paths = ['/etc/passwd']",
                "set lock_configuration = false",
                "set memory_limit = '100GB'",
            })
    void engineReadsOneFileAndNothingElse(String statement) throws IOException, SQLException {
        Files.writeString(folder.resolve("other.csv"), "a\n1\n");
        var file = Files.writeString(folder.resolve("it's mine.jsonl"), "{\"a\": 1}\n");

        try (var connection = DuckDbFile.confined(file.toString());
                var own = connection.createStatement();
                var another = connection.createStatement()) {
            assertThat(own.executeQuery("select * from read_json('"
                                    + file.toString().replace("'", "''") + "')")
                            .next())
                    .isTrue();
            assertThatThrownBy(() -> {
                        another.execute(statement.formatted(folder));
                        // Rows are made when they are asked for.
                        another.getResultSet().next();
                    })
                    .isInstanceOf(SQLException.class);
        }
        assertThat(folder.resolve("out.csv")).doesNotExist();
        assertThat(folder.resolve("other.db")).doesNotExist();
    }
}
