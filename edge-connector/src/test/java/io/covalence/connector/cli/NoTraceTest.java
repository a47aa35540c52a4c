package io.covalence.connector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that only read make no folders and no files, and change none. */
class NoTraceTest extends ConnectorTerminal {
    private static final String READING =
            "config show;status;data check;version;--version;--help;help study;completion bash;study ls;doctor;"
                    + "ledger verify;run --dry-run;study show std_ssssssssssssssssssss;"
                    + "study results std_ssssssssssssssssssss;charter show std_ssssssssssssssssssss";

    @ParameterizedTest
    @ValueSource(
            strings = {
                READING,
                // These write, but not where the site is not enrolled, or the command is not right
                "run;study approve std_ssssssssssssssssssss;study reject std_ssssssssssssssssssss",
                "charter sign std_ssssssssssssssssssss;data add --study nonsense --file rows.csv",
                "data add --study std_ssssssssssssssssssss --file missing.csv;enrol --server nonsense"
            })
    void folderIsNotMadeByLookingForIt(String commands) throws IOException {
        for (var command : commands.split(";", -1)) {
            terminal.type("", command.split(" ", -1));

            try (var made = Files.list(folder)) {
                assertThat(made).as(command).isEmpty();
            }
        }
    }

    /** What is sent is written down. */
    @Test
    void enrolledSitesFilesStayAsTheyAre() throws IOException {
        enrol();
        for (var command : READING.split(";", -1)) {
            var before = files();

            terminal.type("", command.split(" ", -1));

            assertThat(files()).as(command).isEqualTo(before);
        }
    }

    private SortedMap<Path, FileTime> files() throws IOException {
        var files = new TreeMap<Path, FileTime>();
        try (var all = Files.walk(folder)) {
            for (var file : all.filter(path -> !path.endsWith("outbound.jsonl")).toList()) {
                files.put(file, Files.getLastModifiedTime(file));
            }
        }
        return files;
    }
}
