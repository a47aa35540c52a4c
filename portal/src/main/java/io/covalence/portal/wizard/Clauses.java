package io.covalence.portal.wizard;

import io.covalence.contract.plan.Statement;
import io.covalence.contract.plan.StudyPlan;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a plan says, and what of it is new against another plan. */
record Clauses(List<Clause> said, List<Clause> gone) {

    /**
     * A sentence that sites sign.
     *
     * @param changed whether the other plan does not say it
     */
    record Clause(String title, String words, boolean changed) {
        private static Clause of(Statement said, Set<Statement> before) {
            return new Clause(said.title(), said.words(), !before.contains(said));
        }
    }

    /** @param before the other plan; null when there is none, and nothing counts as changed */
    static Clauses of(StudyPlan plan, @Nullable StudyPlan before) {
        var now = plan.says();
        var then = before == null ? now : before.says();
        var titles = new HashSet<String>();
        now.forEach(said -> titles.add(said.title()));
        return new Clauses(
                now.stream().map(said -> Clause.of(said, Set.copyOf(then))).toList(),
                then.stream()
                        .filter(said -> !titles.contains(said.title()))
                        .map(said -> Clause.of(said, Set.of()))
                        .toList());
    }

    /** The titles of what changed, each once. */
    List<String> changedTitles() {
        return Stream.concat(said.stream().filter(Clause::changed), gone.stream())
                .map(Clause::title)
                .distinct()
                .toList();
    }
}
