package io.covalence.connector.cli;

import io.covalence.connector.Failure;
import io.covalence.connector.doctor.Doctor;
import io.covalence.connector.doctor.Finding;
import io.covalence.connector.enrolment.EnrolmentFile;
import io.covalence.contract.site.Readiness.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;

@Command(name = "doctor", description = "Examines everything the connector needs, and says how to mend what is broken.")
final class DoctorCommand extends Action {
    DoctorCommand(Surroundings surroundings, Globals globals) {
        super(surroundings, globals);
    }

    @Override
    Result act() {
        var home = home();
        var doctor = new Doctor(home, surroundings().clock()).examineSite();
        if (new EnrolmentFile(home).find().isPresent()) {
            try (var context = ConnectorContext.open(home, surroundings())) {
                doctor.examineNetwork(context.network());
                doctor.examineServices(
                        context.enrolment(),
                        context.transport(),
                        context.tokens(),
                        context.approvals(),
                        context.aggregation());
            } catch (Failure failure) {
                messages().say("The services were not examined: " + failure.what());
            }
        }
        var findings = doctor.findings();
        boolean failed = findings.stream().anyMatch(finding -> finding.outcome() == Outcome.FAIL);
        return new Result(Map.of("findings", findings), lines(findings), failed ? 1 : 0);
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
