package io.covalence.learning.step;

/** Solves a symmetric positive definite system, always in the same order of operations. */
final class Cholesky {
    /** A pivot smaller than this share of its diagonal is what rounding left of none. */
    private static final double LEAST_PIVOT = 1e-11;

    private Cholesky() {}

    /**
     * The solution of {@code matrix x = right}.
     *
     * @param matrix of which only the lower triangle is read; its factor stands there afterwards
     * @throws NoStepException when the matrix is not positive definite
     */
    static double[] solve(double[][] matrix, double[] right) {
        int n = right.length;
        for (int column = 0; column < n; column++) {
            double diagonal = matrix[column][column];
            for (int row = column; row < n; row++) {
                double left = matrix[row][column];
                for (int k = 0; k < column; k++) {
                    left -= matrix[row][k] * matrix[column][k];
                }
                if (row == column) {
                    matrix[row][row] = root(left, diagonal);
                } else {
                    matrix[row][column] = left / matrix[column][column];
                }
            }
        }
        var solution = right.clone();
        for (int row = 0; row < n; row++) {
            for (int k = 0; k < row; k++) {
                solution[row] -= matrix[row][k] * solution[k];
            }
            solution[row] /= matrix[row][row];
        }
        for (int row = n - 1; row >= 0; row--) {
            for (int k = row + 1; k < n; k++) {
                solution[row] -= matrix[k][row] * solution[k];
            }
            solution[row] /= matrix[row][row];
        }
        return solution;
    }

    private static double root(double pivot, double diagonal) {
        if (!(pivot > LEAST_PIVOT * diagonal && pivot > 0)) {
            throw new NoStepException(
                    "the sums over risk sets give no step: inputs depend on one another, or a site sent sums that no rows have;"
                            + " a larger weight decay helps against the first");
        }
        return Math.sqrt(pivot);
    }
}
