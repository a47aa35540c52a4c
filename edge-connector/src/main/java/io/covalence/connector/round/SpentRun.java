package io.covalence.connector.round;

import io.covalence.connector.home.ConnectorHome;
import io.covalence.connector.home.PrivateFiles;
import io.covalence.contract.id.RunId;
import io.covalence.contract.id.StudyId;
import io.covalence.secagg.client.Fact;
import io.covalence.secagg.client.RoundHistory;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * What a run has had of this site's budget.
 *
 * @param use empty of runs before a connector noted it: such a run counts in every study and of every dataset
 * @param agreements sums that the site has agreed to open
 * @param openings how many of these opened a run
 * @param histograms how many of these told a histogram; of a run of which nobody noted it, one
 */
record SpentRun(Optional<RunUse> use, int agreements, int openings, int histograms) {
    static SpentRun of(ConnectorHome home, RunId runId) {
        return of(home, home.journal(runId));
    }

    static SpentRun of(ConnectorHome home, Path journal) {
        var facts = new FactFile(journal).facts();
        var spent = RoundHistory.of(facts).spent();
        int agreements = spent.size() + withoutModel(facts);
        var use = PrivateFiles.readJson(home.use(ConnectorHome.run(journal)), RunUse.class);
        int histograms = use.map(RunUse::scored)
                .map(scored -> {
                    var models = new HashSet<>(scored);
                    return (int) spent.stream()
                            .filter(model -> models.contains(model.hex()))
                            .count();
                })
                .orElseGet(() -> Math.min(agreements, 1));
        int openings = (int) use.map(RunUse::opened).stream()
                .filter(opened -> spent.stream().anyMatch(model -> model.hex().equals(opened)))
                .count();
        return new SpentRun(use, agreements, openings, histograms);
    }

    /** How many of the sums told how the rows themselves are distributed. */
    int summaries() {
        return use.map(RunUse::summary).orElse(false) ? agreements : openings;
    }

    boolean isOf(StudyId studyId) {
        return use.map(known -> known.studyId().equals(studyId)).orElse(true);
    }

    boolean sharesRowsWith(RunUse other) {
        return use.map(other::sharesRowsWith).orElse(true);
    }

    /** Journals that were written before models were recorded name none that is spent. */
    private static int withoutModel(List<Fact> facts) {
        int agreements = 0;
        boolean named = true;
        for (var fact : facts) {
            if (fact instanceof Fact.Opened opened) {
                named = opened.model().isPresent();
            } else if (fact instanceof Fact.Agreed && !named) {
                agreements++;
            }
        }
        return agreements;
    }
}
