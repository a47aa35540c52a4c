package io.covalence.learning.scale;

import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.plan.work.Opening;
import java.util.Optional;

/** Reads a scale out of the summed limbs of an opening round. */
final class ScaleSums {
    /** A mean square is off by its rounding, a mean by as much. */
    private static final double SLACK = 0x1p-8;

    private final Opening opening;
    private final long mostRows;

    ScaleSums(StudyPlan plan, int sites) {
        this.opening = plan.opening();
        this.mostRows = sites * opening.mostRows(plan.encoding().maximumWeight());
    }

    Optional<Scale> read(long[] limbs) {
        var values = new float[Scale.length(opening)];
        for (int column = 0; column < opening.columns().size(); column++) {
            if (!read(limbs, column, values)) {
                return Optional.empty();
            }
        }
        return Optional.of(new Scale(values));
    }

    private boolean read(long[] limbs, int column, float[] values) {
        int first = UpdateLayout.OPENING + Opening.LIMBS * column;
        long rows = limbs[first + Opening.ROWS];
        long means = limbs[first + Opening.MEAN];
        long squares = limbs[first + Opening.SQUARE];
        if (rows == 0 && means == 0 && squares == 0) {
            Scale.set(values, column, 0, 1);
            return true;
        }
        if (rows <= 0 || rows > mostRows || rows % opening.smallestCell() != 0) {
            return false;
        }
        double mean = means / UpdateLayout.ERROR_SCALE / rows - Opening.OFFSET;
        double square = squares / UpdateLayout.ERROR_SCALE / rows;
        if (Math.abs(mean) > 1 + SLACK || square < 0 || square > 1 + SLACK) {
            return false;
        }
        double deviation = Math.sqrt(Math.max(0, square - mean * mean));
        Scale.set(
                values,
                column,
                Math.clamp(mean, -1.0, 1.0) * Opening.REACH,
                Math.clamp(deviation * Opening.REACH, Opening.LEAST, Opening.REACH));
        return true;
    }
}
