package io.covalence.load;

import com.fasterxml.jackson.databind.JsonNode;
import io.covalence.dev.story.Json;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A program of the simulation or the connector in a process of its own, whose memory can be told.
 *
 * @param program main class
 * @param options of Java, of the heap and the like
 */
record BuiltProcess(String program, List<String> options) {
    private static final List<Path> BUILT =
            List.of(Path.of("infra/simulation/target"), Path.of("edge-connector/target"));
    private static final int ASKS_FOR_UNSAFE = 24;

    /**
     * Runs it to its end.
     *
     * @return the JSON that it printed
     * @throws IOException when it failed; it has said why
     */
    JsonNode run(List<String> arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(options);
        if (Runtime.version().feature() >= ASKS_FOR_UNSAFE) {
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp", classPath(), program));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("OMP_NUM_THREADS", "1");
        var process = builder.start();
        var printed = process.getInputStream().readAllBytes();
        if (process.waitFor() != 0) {
            throw new IOException("the process of " + program + " ended with " + process.exitValue());
        }
        return Json.mapper().readTree(printed);
    }

    private static String classPath() {
        return BUILT.stream()
                .map(target -> target.resolve("classes") + File.pathSeparator + target.resolve("lib/*"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
