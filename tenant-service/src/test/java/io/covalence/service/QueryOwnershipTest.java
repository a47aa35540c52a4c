package io.covalence.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Queries are text, which architecture rules do not read: here their text is read for entities of other features. */
class QueryOwnershipTest {
    private static final Path ROOT = Path.of(
            System.getProperty("basedir", "."),
            "src/main/java",
            QueryOwnershipTest.class.getPackageName().replace('.', '/'));

    private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");
    private static final Pattern JOINED = Pattern.compile("\"\\s*\\+\\s*\"");
    private static final Pattern NAMED = Pattern.compile("\\b(?:from|join|update)\\s+([A-Z]\\w*)");

    private static final List<Source> SOURCES = new ArrayList<>();

    private record Source(String feature, String name, String text) {
        static Source read(Path file) {
            try {
                return new Source(
                        ROOT.relativize(file).getName(0).toString(),
                        file.getFileName().toString().replace(".java", ""),
                        Files.readString(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        boolean isEntity() {
            return text.contains("\n@Entity\n");
        }

        /** The entities that queries of this class name. */
        List<String> named() {
            var whole = JOINED.matcher(text).replaceAll("");
            return TEXT.matcher(whole)
                    .results()
                    .flatMap(literal -> NAMED.matcher(literal.group(1)).results())
                    .map(found -> found.group(1))
                    .toList();
        }
    }

    @BeforeAll
    static void read() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .map(Source::read)
                    .forEach(SOURCES::add);
        }
    }

    @Test
    void queryNamesNoEntityOfAnotherFeature() {
        Map<String, String> owners =
                SOURCES.stream().filter(Source::isEntity).collect(Collectors.toMap(Source::name, Source::feature));
        var foreign = SOURCES.stream()
                .flatMap(source -> source.named().stream()
                        .filter(entity -> !source.feature().equals(owners.getOrDefault(entity, source.feature())))
                        .map(entity -> source.feature() + "." + source.name() + " asks for " + entity + ", which is "
                                + owners.get(entity) + "'s: let that feature answer, or give the part of the query"))
                .toList();
        assertThat(owners).containsEntry("Tenant", "tenant").hasSizeGreaterThan(15);
        assertThat(foreign).isEmpty();
    }

    @Test
    void entitiesAreFoundInQueriesThatAreWrittenInPieces() {
        var pieces = new Source("study", "X", "\"select s from\"\n    + \" Study s join\" + \" Tenant t\"");
        assertThat(pieces.named()).containsExactly("Study", "Tenant");
    }
}
