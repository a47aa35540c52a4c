package io.covalence.service.environment;

import io.covalence.contract.id.Ids;
import io.covalence.service.mail.MailSettings;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** Makes the process's time, randomness and settings injectable. */
@Dependent
public class Environment {
    private static final Duration MICROSECOND = Duration.ofNanos(1_000);
    private static final Duration CONNECT = Duration.ofSeconds(5);

    /** Ticks in microseconds, as the database keeps them: what is written reads back equal. */
    @Produces
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), MICROSECOND);
    }

    @Produces
    RandomGenerator random() {
        return new SecureRandom();
    }

    @Produces
    Ids ids(RandomGenerator random) {
        return new Ids(random);
    }

    @Produces
    ServiceSettings settings() {
        return ServiceSettings.from(System.getenv());
    }

    @Produces
    MailSettings mail() {
        return MailSettings.from(System.getenv());
    }

    @Produces
    HttpClient http() {
        return Shared.HTTP;
    }

    /** A client has threads of its own: one is enough, made when it is first needed. */
    private static final class Shared {
        static final HttpClient HTTP = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .build();
    }
}
