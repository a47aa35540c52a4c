package io.covalence.benchmarks;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is asked for: {@code NAME [--short] [--json FILE]}. */
record Order(String name, boolean brief, @Nullable Path json) {
    /** Reads arguments; empty when they make no sense. */
    static Optional<Order> parse(List<String> arguments) {
        var left = new ArrayDeque<>(arguments);
        if (left.isEmpty()) {
            return Optional.empty();
        }
        var order = new Order(left.pop(), false, null);
        while (!left.isEmpty()) {
            var option = left.pop();
            if (option.equals("--short")) {
                order = new Order(order.name(), true, order.json());
            } else if (option.equals("--json") && !left.isEmpty()) {
                order = new Order(order.name(), order.brief(), Path.of(left.pop()));
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(order);
    }
}
