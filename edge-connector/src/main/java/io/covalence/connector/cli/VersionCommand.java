package io.covalence.connector.cli;

import java.io.IOException;
import java.util.Map;
import java.util.Properties;
import picocli.CommandLine.Command;

@Command(name = "version", description = "Prints the connector's version and the Java that runs it.")
final class VersionCommand extends Action {
    /** Maven puts it into the jar. */
    private static final String PROPERTIES = "/META-INF/maven/io.covalence/covalence-connector/pom.properties";

    VersionCommand(Surroundings surroundings, Globals globals) {
        super(surroundings, globals);
    }

    @Override
    Result act() {
        return result();
    }

    static Result result() {
        return Result.of(Map.of("version", version(), "java", java()), "connector " + version() + ", Java " + java());
    }

    private static String java() {
        return Runtime.version().toString();
    }

    static String version() {
        try (var input = VersionCommand.class.getResourceAsStream(PROPERTIES)) {
            var properties = new Properties();
            if (input != null) {
                properties.load(input);
            }
            return properties.getProperty("version", "development");
        } catch (IOException e) {
            return "development";
        }
    }
}
