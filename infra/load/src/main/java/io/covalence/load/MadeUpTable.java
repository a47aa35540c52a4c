package io.covalence.load;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table with as many rows and columns as one likes: nine columns of ten are numbers, the others one of five letters. */
record MadeUpTable(int rows, int columns) {
    private static final String LETTERS = "ABCDE";
    private static final int DIGITS = 10_000;

    int numbers() {
        return columns - columns / 10;
    }

    /** A plan's inputs that read it all, as JSON. */
    String inputs() {
        var numeric = IntStream.range(0, numbers())
                .mapToObj(i -> "{\"column\": \"n" + i + "\", \"missing\": \"MEAN\"}")
                .collect(Collectors.joining(", "));
        var categorical = IntStream.range(numbers(), columns)
                .mapToObj(i -> "{\"column\": \"c" + i + "\", \"categories\": [\"A\", \"B\", \"C\", \"D\", \"E\"]}")
                .collect(Collectors.joining(", "));
        return "{\"kind\": \"table\", \"numeric\": [" + numeric + "], \"categorical\": [" + categorical + "]}";
    }

    /** Writes it as CSV; the label is 1 with a probability that three of the columns decide. */
    void write(Path file) throws IOException {
        var random = new SplittableRandom(1);
        try (var out = Files.newBufferedWriter(file)) {
            out.write(IntStream.range(0, columns)
                    .mapToObj(i -> (i < numbers() ? "n" : "c") + i)
                    .collect(Collectors.joining(",", "", ",label\n")));
            for (int row = 0; row < rows; row++) {
                row(out, random);
            }
        }
    }

    private void row(BufferedWriter out, SplittableRandom random) throws IOException {
        double risk = 0;
        for (int i = 0; i < columns; i++) {
            if (i < numbers()) {
                int value = random.nextInt(DIGITS);
                risk += i < 2 ? 4.0 * value / DIGITS - 2 : 0;
                out.append((char) ('0' + value / 1_000))
                        .append('.')
                        .append(String.valueOf(1_000 + value % 1_000), 1, 4)
                        .append(',');
            } else {
                int letter = random.nextInt(LETTERS.length());
                risk += i == columns - 1 && letter == 0 ? 1 : 0;
                out.append(LETTERS.charAt(letter)).append(',');
            }
        }
        out.append(random.nextDouble() < 1 / (1 + Math.exp(-risk)) ? '1' : '0').append('\n');
    }
}
