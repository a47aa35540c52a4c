package io.covalence.connector.cli;

import io.covalence.contract.study.StudyState;
import io.covalence.contract.text.PlainText;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;

@Command(name = "ls", description = "Lists the studies this site takes part in.")
final class StudyListCommand extends Action {
    private static final int LONGEST_CELL = 40;
    private static final Set<String> OVER = Set.of(StudyState.COMPLETED.name(), StudyState.STOPPED.name());

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
            waiting(studies).map(new NextStep(home())::listed).ifPresent(messages()::say);
            return Result.of(Map.of("studies", studies), lines(studies));
        }
    }

    /** The study for which something is to be done first: one that waits for a decision comes before one that is decided on. */
    private static Optional<StudyLine> waiting(List<StudyLine> studies) {
        return studies.stream()
                .filter(study -> !study.decision().equals("rejected") && !OVER.contains(study.state()))
                .min(Comparator.comparing(StudyLine::isApproved));
    }

    private static List<String> lines(List<StudyLine> studies) {
        if (studies.isEmpty()) {
            return List.of(
                    "This site takes part in no study yet. One comes with an invitation, which your institution's people"
                            + " accept in the portal.");
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
