package io.covalence.connector.cli;

import io.covalence.connector.Failure;
import io.covalence.connector.client.Network;
import io.covalence.connector.doctor.Doctor;
import io.covalence.connector.doctor.Finding;
import io.covalence.connector.doctor.Outcome;
import io.covalence.connector.doctor.Services;
import io.covalence.connector.home.ConnectorHome;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "doctor",
        description = {
            "Examines everything the connector needs, and says how to mend what is broken.",
            "It takes at most three seconds and leaves out what takes longer."
        })
final class DoctorCommand extends Action {
    @Option(
            names = "--thorough",
            description = "Take the time that it takes: unpack the numerical library, wait for slow services, read"
                    + " files to their end.")
    private boolean thorough;

    DoctorCommand(Surroundings surroundings, Globals globals) {
        super(surroundings, globals);
    }

    @Override
    Result act() {
        var home = home();
        try (var doctor = new Doctor(home, surroundings().clock(), thorough)) {
            doctor.examineSite().examineNetwork(() -> Network.of(surroundings().environment(), home.authorities()));
            if (Files.exists(home.enrolment())) {
                examineServices(doctor, home);
            }
            var findings = doctor.findings();
            boolean failed = findings.stream().anyMatch(finding -> finding.outcome() == Outcome.FAIL);
            return new Result(Map.of("findings", findings), lines(findings), failed ? 1 : 0);
        }
    }

    private void examineServices(Doctor doctor, ConnectorHome home) {
        try (var context = thorough
                ? ConnectorContext.open(home, surroundings())
                : ConnectorContext.impatient(home, surroundings(), Doctor.ANSWER)) {
            doctor.examineServices(new Services(
                    context.enrolment(),
                    context.transport(),
                    context.tokens(),
                    context.approvals(),
                    context.aggregation()));
        } catch (Failure failure) {
            doctor.withoutServices(failure);
        }
    }

    private static List<String> lines(List<Finding> findings) {
        var lines = new ArrayList<String>();
        for (var finding : findings) {
            lines.add(
                    String.format(Locale.ROOT, "%-4s  %s: %s", finding.outcome(), finding.subject(), finding.found()));
            if (!finding.fix().isEmpty()) {
                lines.add("      " + finding.fix());
            }
        }
        return lines;
    }
}
