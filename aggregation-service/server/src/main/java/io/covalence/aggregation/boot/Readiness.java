package io.covalence.aggregation.boot;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Ready when the database answers, files can be written, and no rehearsal has shown that sums do not add up. */
@org.eclipse.microprofile.health.Readiness
@ApplicationScoped
public class Readiness implements HealthCheck {
    @Inject
    private Instance<Assembly> assembly;

    @Inject
    private Instance<StartRehearsal> rehearsal;

    @Override
    public HealthCheckResponse call() {
        boolean database = assembly.get().database().answers();
        boolean files = assembly.get().blobs().usable();
        boolean sums = !rehearsal.get().failed();
        return HealthCheckResponse.named("aggregation")
                .withData("database", database)
                .withData("files", files)
                .withData("sums", sums)
                .status(database && files && sums)
                .build();
    }
}
