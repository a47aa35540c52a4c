package io.covalence.connector.cli;

import io.covalence.connector.home.ConnectorHome;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options of every command. */
final class Globals {
    static final String HOME_VARIABLE = "COVALENCE_CONNECTOR_HOME";

    @Option(
            names = "--home",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "The connector's folder. Default: $COVALENCE_CONNECTOR_HOME, or ~/.covalence.")
    private @Nullable Path home;

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Print the result as one JSON object.")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // The library acts on it.
    private boolean help;

    ConnectorHome home(Map<String, String> environment) {
        if (home != null) {
            return new ConnectorHome(home);
        }
        var variable = environment.get(HOME_VARIABLE);
        return new ConnectorHome(
                variable == null || variable.isBlank()
                        ? Path.of(environment.getOrDefault("HOME", "."), ".covalence")
                        : Path.of(variable));
    }

    boolean json() {
        return json;
    }
}
