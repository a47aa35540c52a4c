package io.covalence.contract.plan.task;

import io.covalence.contract.plan.ColumnName;
import io.covalence.contract.plan.Kind;
import io.covalence.contract.plan.Statement;
import io.covalence.contract.text.PlainText;

/**
 * The proportional hazards model that leaves the course of the hazard open (Cox, J. R. Stat. Soc. B 1972, 34, 187).
 * Trained by the negative logarithm of the partial likelihood within a batch, with Breslow's ties in time (Biometrics
 * 1974, 30, 89): a row is compared with those rows of its batch that had no event yet when its own came, so a batch
 * without events trains nothing. Rows of different sites are not compared; {@link WeibullSurvival} does so, by a course
 * that all sites share.
 *
 * @param time header of the column of times, of which only the order counts
 * @param event header of the column with 1 where the event came at that time, and 0 where none had come
 */
@Kind("coxSurvival")
public record CoxSurvival(
        @ColumnName String time, @ColumnName String event) implements Survival {
    public CoxSurvival {
        time = PlainText.composed(time);
        event = PlainText.composed(event);
    }

    @Override
    public Statement says() {
        return Statement.of("task.coxSurvival", PlainText.inQuotes(event), PlainText.inQuotes(time));
    }
}
