package io.covalence.dev.story;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Starts and ends the connectors' daemons; the platform's supervisor does it, so that none outlives the launcher. */
public interface ConnectorProcesses {
    void start(String name, List<String> command, Map<String, String> environment, Path log);

    /** Ends the process as a power cut would: kill -9. */
    void kill(String name);
}
