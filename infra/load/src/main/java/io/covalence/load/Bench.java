package io.covalence.load;

import io.covalence.dev.platform.CannotStart;
import io.covalence.dev.platform.Folders;
import io.covalence.dev.platform.Platform;
import io.covalence.dev.platform.Ports;
import io.covalence.dev.platform.Scale;
import io.covalence.dev.story.Json;
import io.covalence.dev.story.Progress;
import io.covalence.dev.story.RestClient;
import io.covalence.dev.story.StoryException;
import io.covalence.dev.story.Tokens;
import io.covalence.yardstick.Yardstick;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;

/** A benchmark on a platform of its own, which ends with it. */
abstract class Bench {
    private static final int FAILED = 1;
    private static final int CANNOT_START = 2;
    private static final int DOWNLOADS = 4;

    private final Ports ports;
    private final Scale scale;
    private final Progress progress = new Progress(System.out, false);

    Bench(int portBase, Scale scale) {
        this.ports = new Ports(portBase);
        this.scale = scale;
    }

    /** Returns whether all was as it should be. */
    abstract boolean run(Platform platform, Surroundings surroundings, Yardstick yardstick) throws InterruptedException;

    Progress progress() {
        return progress;
    }

    /** Returns the exit status. */
    int perform() {
        try {
            var yardstick = Yardstick.measure();
            progress.line(yardstick.toString());
            var platform = Platform.at(ports);
            Runtime.getRuntime().addShutdownHook(new Thread(platform::close, "stopping"));
            var folders = Folders.of(Path.of(""), ports);
            progress.line("Starting PostgreSQL, Keycloak and WildFly; logs in " + folders.logs());
            platform.start(folders, scale);
            return run(platform, surroundings(platform, folders), yardstick) ? 0 : FAILED;
        } catch (CannotStart e) {
            progress.line("infra/bench: " + e.getMessage());
            return CANNOT_START;
        } catch (StoryException e) {
            progress.line("infra/bench: " + e.getMessage());
            return FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
    }

    private static Surroundings surroundings(Platform platform, Folders folders) {
        var mapper = Json.mapper();
        var http = HttpClient.newHttpClient();
        var addresses = platform.addresses();
        return new Surroundings(
                addresses,
                new RestClient(http, mapper, addresses, new Tokens(http, mapper, addresses, Clock.systemUTC())),
                folders.run().resolve("sites"),
                new SecureRandom(),
                new Semaphore(DOWNLOADS),
                new LongAdder(),
                new LongAdder());
    }
}
