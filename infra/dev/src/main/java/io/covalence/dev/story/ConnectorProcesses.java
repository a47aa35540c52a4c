package io.covalence.dev.story;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Starts and ends the connectors' daemons through the platform's supervisor, so that none outlives the launcher. */
public interface ConnectorProcesses {
    void start(String name, List<String> command, Map<String, String> environment, Path log);

    /**
     * Ends the process as a power cut would, kill -9, if the condition holds of it. The process stands still while the condition
     * is asked, so what is true then is true of its end; it goes on when the condition does not hold.
     *
     * @return whether it was ended
     */
    boolean killIf(String name, BooleanSupplier condition);
}
