package io.covalence.connector.cli;

import io.covalence.contract.text.PlainText;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

@Command(name = "ls", description = "Lists the studies this site takes part in.")
final class StudyListCommand extends Action {
    private static final int LONGEST_CELL = 40;

    StudyListCommand(Surroundings surroundings, Globals globals) {
        super(surroundings, globals);
    }

    @Override
    Result act() throws InterruptedException {
        try (var context = ConnectorContext.open(home(), surroundings())) {
            var decisions = context.decisions();
            var studies = context.approvals().studies().stream()
                    .map(study -> StudyLine.of(study, decisions.find(study.studyId())))
                    .toList();
            return Result.of(Map.of("studies", studies), lines(studies));
        }
    }

    private static List<String> lines(List<StudyLine> studies) {
        if (studies.isEmpty()) {
            return List.of("This site takes part in no study yet.");
        }
        var table = new Table("ID", "NAME", "SPONSOR", "STATE", "SITE IS", "DECISION HERE");
        studies.forEach(study -> table.row(
                study.id(),
                PlainText.inQuotes(study.name(), LONGEST_CELL),
                PlainText.inQuotes(study.tenant(), LONGEST_CELL),
                study.state(),
                study.participation(),
                study.decision()));
        return table.lines();
    }
}
