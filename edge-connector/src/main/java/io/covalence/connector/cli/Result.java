package io.covalence.connector.cli;

import java.util.List;

/**
 * What a command found out.
 *
 * @param data for {@code --json}
 * @param lines the same for people
 * @param exitCode 0, or 1 when a check did not pass
 */
record Result(Object data, List<String> lines, int exitCode) {
    static Result of(Object data, List<String> lines) {
        return new Result(data, lines, 0);
    }

    static Result of(Object data, String line) {
        return new Result(data, List.of(line), 0);
    }
}
