package io.covalence.connector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class HelpTest {
    private static final Path GOLDEN = Path.of("src/test/resources/help");

    @TempDir
    private Path home = Path.of("");

    /** A change of these texts is a change for people: look at it, then copy it into the golden file. */
    @ParameterizedTest
    @MethodSource("commands")
    void helpIsTheGoldenOne(String command) throws IOException {
        var arguments = new ArrayList<>(Stream.of(command.split(" ", -1))
                .filter(word -> !word.isEmpty())
                .toList());
        arguments.add("--help");

        var session = new Terminal(home).type("", arguments.toArray(String[]::new));

        assertThat(session.exitCode()).isZero();
        assertThat(session.out()).isEqualTo(Files.readString(GOLDEN.resolve(file(command))));
    }

    @Test
    void everyCommandHasAGoldenFileAndNoOther() throws IOException {
        try (var files = Files.list(GOLDEN)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            commands().map(HelpTest::file).toList());
        }
    }

    @Test
    void noSecretIsAnOption() {
        var names = new ArrayList<String>();
        collect(
                program(),
                command -> command.getCommandSpec().options().forEach(option -> names.addAll(List.of(option.names()))));

        assertThat(names).contains("--code-file").noneMatch(name -> {
            var lower = name.toLowerCase(Locale.ROOT);
            return lower.equals("--code")
                    || lower.contains("secret")
                    || lower.contains("password")
                    || lower.contains("token");
        });
    }

    static Stream<String> commands() {
        var names = new ArrayList<String>();
        collect(program(), command -> names.add(Action.commandName(command.getCommandSpec())));
        return names.stream();
    }

    private static CommandLine program() {
        return Main.commandLine(Surroundings.ofProcess());
    }

    private static void collect(CommandLine command, Consumer<CommandLine> visitor) {
        visitor.accept(command);
        command.getSubcommands().values().forEach(subcommand -> collect(subcommand, visitor));
    }

    private static String file(String command) {
        return command.isEmpty() ? "connector.txt" : "connector-" + command.replace(' ', '-') + ".txt";
    }
}
