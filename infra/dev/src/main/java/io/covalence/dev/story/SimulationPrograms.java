package io.covalence.dev.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs the programs that deal rows to sites and that train without a federation. */
public final class SimulationPrograms {
    private final Path root;
    private final ObjectMapper json;

    /** @param root of the checkout, with the built modules of the connector and of the simulation */
    public SimulationPrograms(Path root, ObjectMapper json) {
        this.root = root;
        this.json = json;
    }

    /** Runs a program and reads the JSON that it prints. */
    JsonNode run(String mainClass, List<String> arguments) {
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Dorg.eclipse.deeplearning4j.helpers.disable=false",
                "-cp",
                classPath(),
                mainClass));
        if (Runtime.version().feature() >= 24) {
            command.add(1, "--sun-misc-unsafe-memory-access=allow");
        }
        command.addAll(arguments);
        try {
            var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
            builder.environment().put("OMP_NUM_THREADS", "1");
            var process = builder.start();
            var printed = process.getInputStream().readAllBytes();
            if (process.waitFor() != 0) {
                throw new StoryException(mainClass + " ended with " + process.exitValue() + ".");
            }
            return json.readTree(printed);
        } catch (IOException e) {
            throw new StoryException(mainClass + " could not be run.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoryException("Interrupted while " + mainClass + " ran.", e);
        }
    }

    private String classPath() {
        return Stream.of(root.resolve("infra/simulation/target"), root.resolve("edge-connector/target"))
                .map(target -> target.resolve("classes") + File.pathSeparator + target.resolve("lib/*"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
