package io.covalence.connector.dataset.internal;

import io.covalence.connector.dataset.TableReading;

/**
 * Where things stand in a stored row: its number in the file, the numbers, the categories by their place in the plan, the labels.
 * A number that is missing is NaN. Numbers are kept in single precision.
 */
record TableLayout(int numbers, int categories, int labels) {
    static TableLayout of(TableReading plan) {
        return new TableLayout(
                plan.table().numeric().size(),
                plan.table().categorical().size(),
                plan.labels().columns().size());
    }

    int words() {
        return 1 + numbers + categories + labels;
    }

    int row() {
        return 0;
    }

    int number(int column) {
        return 1 + column;
    }

    int category(int column) {
        return 1 + numbers + column;
    }

    int label(int target) {
        return 1 + numbers + categories + target;
    }
}
