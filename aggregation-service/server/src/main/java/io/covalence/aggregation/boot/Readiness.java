package io.covalence.aggregation.boot;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Ready when the database answers and files can be written. */
@org.eclipse.microprofile.health.Readiness
@ApplicationScoped
public class Readiness implements HealthCheck {
    @Inject
    private Instance<Assembly> assembly;

    @Override
    public HealthCheckResponse call() {
        boolean database = assembly.get().database().answers();
        boolean files = assembly.get().blobs().usable();
        return HealthCheckResponse.named("aggregation")
                .withData("database", database)
                .withData("files", files)
                .status(database && files)
                .build();
    }
}
