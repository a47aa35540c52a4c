package io.covalence.secagg.attack;

/** The estimate of smallest norm among those that explain {@code sums = design · estimate} best. */
final class LeastSquares {
    /** Far below every eigenvalue that is not zero here, far above rounding: picks the estimate of smallest norm. */
    private static final double RIDGE = 1e-8;

    private LeastSquares() {}

    /** Solves for every column of {@code sums} (rounds × coordinates); the result is unknowns × coordinates. */
    static double[][] solve(double[][] design, double[][] sums) {
        var system = product(transposed(design), design);
        for (int i = 0; i < system.length; i++) {
            system[i][i] += RIDGE;
        }
        var right = product(transposed(design), sums);
        eliminate(system, right);
        return right;
    }

    /** The inverse of {@code designᵀ · design} times {@code designᵀ}, for a design of full column rank. */
    static double[][] pseudoInverse(double[][] design) {
        var identity = new double[design.length][design.length];
        for (int i = 0; i < design.length; i++) {
            identity[i][i] = 1;
        }
        return solve(design, identity);
    }

    static int rank(double[][] matrix) {
        var rows = copy(matrix);
        int rank = 0;
        for (int column = 0; column < rows[0].length && rank < rows.length; column++) {
            int pivot = pivot(rows, rank, column);
            if (Math.abs(rows[pivot][column]) > 1e-9) {
                swap(rows, rank, pivot);
                for (int row = rank + 1; row < rows.length; row++) {
                    subtract(rows[row], rows[rank], rows[row][column] / rows[rank][column]);
                }
                rank++;
            }
        }
        return rank;
    }

    static double[][] product(double[][] left, double[][] right) {
        var product = new double[left.length][right[0].length];
        for (int row = 0; row < left.length; row++) {
            for (int i = 0; i < right.length; i++) {
                subtract(product[row], right[i], -left[row][i]);
            }
        }
        return product;
    }

    private static void eliminate(double[][] system, double[][] right) {
        for (int column = 0; column < system.length; column++) {
            int pivot = pivot(system, column, column);
            swap(system, column, pivot);
            swap(right, column, pivot);
            for (int row = 0; row < system.length; row++) {
                if (row != column) {
                    double factor = system[row][column] / system[column][column];
                    subtract(system[row], system[column], factor);
                    subtract(right[row], right[column], factor);
                }
            }
        }
        for (int row = 0; row < system.length; row++) {
            for (int i = 0; i < right[row].length; i++) {
                right[row][i] /= system[row][row];
            }
        }
    }

    private static int pivot(double[][] rows, int from, int column) {
        int pivot = from;
        for (int row = from + 1; row < rows.length; row++) {
            pivot = Math.abs(rows[row][column]) > Math.abs(rows[pivot][column]) ? row : pivot;
        }
        return pivot;
    }

    private static void subtract(double[] target, double[] source, double factor) {
        for (int i = 0; i < target.length; i++) {
            target[i] -= factor * source[i];
        }
    }

    private static void swap(double[][] rows, int first, int second) {
        var row = rows[first];
        rows[first] = rows[second];
        rows[second] = row;
    }

    private static double[][] transposed(double[][] matrix) {
        var transposed = new double[matrix[0].length][matrix.length];
        for (int row = 0; row < matrix.length; row++) {
            for (int column = 0; column < matrix[0].length; column++) {
                transposed[column][row] = matrix[row][column];
            }
        }
        return transposed;
    }

    private static double[][] copy(double[][] matrix) {
        var copy = new double[matrix.length][];
        for (int i = 0; i < matrix.length; i++) {
            copy[i] = matrix[i].clone();
        }
        return copy;
    }
}
