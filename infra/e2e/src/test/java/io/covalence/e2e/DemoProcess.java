package io.covalence.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A process of the demonstration, as the machine shows it: how it was started, so that another can be started like it. */
final class DemoProcess {
    /** A word in the command of the application server. */
    static final String SERVER = "org.jboss.as.standalone";

    /** A word in the command of the identity provider. */
    static final String IDENTITY_PROVIDER = "io.quarkus.bootstrap.runner.QuarkusEntryPoint";

    private final ProcessHandle handle;

    private DemoProcess(ProcessHandle handle) {
        this.handle = handle;
    }

    /** The first that has a word in its command. */
    static DemoProcess find(RunningDemo demo, String word) {
        return demo.processes()
                .map(DemoProcess::new)
                .filter(process -> process.command().contains(word))
                .findFirst()
                .orElseThrow();
    }

    ProcessHandle handle() {
        return handle;
    }

    /** The program and its arguments; nothing when it has ended. */
    List<String> command() {
        return words("cmdline");
    }

    Map<String, String> environment() {
        var settings = new HashMap<String, String>();
        for (var setting : words("environ")) {
            int equals = setting.indexOf('=');
            if (equals > 0) {
                settings.put(setting.substring(0, equals), setting.substring(equals + 1));
            }
        }
        return settings;
    }

    /** One setting of its environment. */
    String setting(String name) {
        return Objects.requireNonNull(environment().get(name), name);
    }

    private List<String> words(String what) {
        try {
            var file = Path.of("/proc/" + handle.pid() + "/" + what);
            return Arrays.asList(
                    Files.readString(file, StandardCharsets.ISO_8859_1).split("\0"));
        } catch (IOException ended) {
            return List.of();
        }
    }
}
