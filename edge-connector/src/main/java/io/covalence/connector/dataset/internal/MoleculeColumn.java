package io.covalence.connector.dataset.internal;

import io.covalence.connector.chemistry.Notation;
import io.covalence.connector.chemistry.ParsedSmiles;
import io.covalence.connector.chemistry.ParsedSmiles.Ignored;
import io.covalence.connector.chemistry.SmilesReader;
import io.covalence.connector.dataset.Problem.Severity;
import io.covalence.contract.plan.Features;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The column of molecules: what each cell holds, and what is to be said once of all of them. */
final class MoleculeColumn {
    private final Features features;
    private final Problems problems;
    private final SmilesReader reader = new SmilesReader();
    private final Map<Notation, Count> notations = new EnumMap<>(Notation.class);
    private final Map<Ignored, Count> ignored = new EnumMap<>(Ignored.class);
    private long invalid;

    MoleculeColumn(Features features, Problems problems) {
        this.features = features;
        this.problems = problems;
    }

    /**
     * What the plan's features and the split need of one molecule.
     *
     * @param fingerprint set bits, ascending
     * @param identity equal for molecules that the fingerprint does not tell apart
     * @param splitKey equal for molecules that may not be on both sides of the split
     */
    @SuppressWarnings("ArrayRecordComponent") // Lives until its row is made; nobody compares it.
    record Described(int[] fingerprint, String identity, String splitKey) {}

    private record Count(long cells, long firstRow) {
        Count plus(Count other) {
            return new Count(cells + other.cells, firstRow);
        }
    }

    /** Reads one cell; nothing, and a problem, when it holds no molecule. */
    Optional<Described> read(String cell, long row) {
        return switch (reader.read(cell)) {
            case ParsedSmiles.Refused refused -> {
                refused.notation().ifPresent(notation -> notations.merge(notation, new Count(1, row), Count::plus));
                yield refuse(row, refused.reason());
            }
            case ParsedSmiles.Valid valid -> {
                ignored.merge(valid.ignored(), new Count(1, row), Count::plus);
                yield describe(valid, row);
            }
        };
    }

    /** Sizes were bounded when the molecule was read, so that even a full stack is whole again for the next row. */
    private Optional<Described> describe(ParsedSmiles.Valid valid, long row) {
        try {
            var molecule = valid.molecule();
            return Optional.of(new Described(
                    molecule.fingerprint(features.fingerprintBits()), molecule.identity(), molecule.splitKey()));
        } catch (RuntimeException | StackOverflowError e) {
            return refuse(
                    row,
                    "is too much for the chemistry toolkit (" + e.getClass().getSimpleName() + ")");
        }
    }

    private Optional<Described> refuse(long row, String reason) {
        invalid++;
        problems.row(Severity.WARNING, row, features.smilesColumn(), "the molecule " + reason);
        return Optional.empty();
    }

    long invalid() {
        return invalid;
    }

    /** Says each kind once, with its number and first place. */
    void judge() {
        notations.forEach((notation, count) -> warn(count, "hold", notation.words() + " instead of SMILES"));
        ignored.forEach((kind, count) -> {
            switch (kind) {
                case NOTHING -> {}
                case EXTENSION -> warn(count, "have", "a ChemAxon extension (|…|) after the SMILES, which is not read");
                case TITLE -> warn(count, "have", "a title after the first blank, which is not read");
            }
        });
    }

    private void warn(Count count, String verb, String what) {
        problems.file(
                Severity.WARNING,
                features.smilesColumn(),
                (count.cells() == 1
                                ? "1 cell " + (verb.equals("have") ? "has" : "holds")
                                : count.cells() + " cells " + verb)
                        + " " + what + ", first in row " + count.firstRow());
    }
}
