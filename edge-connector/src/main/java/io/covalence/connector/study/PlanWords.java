package io.covalence.connector.study;

import io.covalence.connector.policy.ColluderWarning;
import io.covalence.contract.plan.StudyPlan;
import java.util.ArrayList;
import java.util.List;

/**
 * A plan in plain words, for the person who has to approve it: its own sentences, which everybody sees, and this site's
 * warning.
 */
public final class PlanWords {
    private PlanWords() {}

    public static List<String> of(StudyPlan plan) {
        var words = new ArrayList<String>();
        plan.says().forEach(said -> words.add(said.title() + ": " + said.words() + "."));
        ColluderWarning.of(plan.cohort().assumedColluders()).ifPresent(words::add);
        return words;
    }
}
