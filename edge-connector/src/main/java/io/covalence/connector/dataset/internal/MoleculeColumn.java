package io.covalence.connector.dataset.internal;

import io.covalence.connector.chemistry.Notation;
import io.covalence.connector.chemistry.ParsedSmiles.Ignored;
import io.covalence.connector.dataset.Problem.Severity;
import io.covalence.contract.plan.inputs.MoleculeTable;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The column of molecules: what each cell holds, and what is to be said once of all of them. */
final class MoleculeColumn {
    private final MoleculeTable molecules;
    private final Problems problems;
    private final Map<Notation, Count> notations = new EnumMap<>(Notation.class);
    private final Map<Ignored, Count> ignored = new EnumMap<>(Ignored.class);
    private Map<String, MoleculeCell> ahead = Map.of();
    private long invalid;

    MoleculeColumn(MoleculeTable molecules, Problems problems) {
        this.molecules = molecules;
        this.problems = problems;
    }

    private record Count(long cells, long firstRow) {
        Count plus(Count other) {
            return new Count(cells + other.cells, firstRow);
        }
    }

    /** Reads cells side by side, on all processors; only these are remembered for {@link #read}. */
    void readAhead(List<String> cells) {
        ahead = cells.parallelStream()
                .collect(Collectors.toUnmodifiableMap(
                        Function.identity(), cell -> MoleculeCell.read(cell, molecules.fingerprintBits())));
    }

    /** Takes one cell; nothing, and a problem, when it holds no molecule. */
    Optional<MoleculeCell.Described> read(String cell, long row) {
        var known = ahead.get(cell);
        return switch (known == null ? MoleculeCell.read(cell, molecules.fingerprintBits()) : known) {
            case MoleculeCell.Refused refused -> {
                refused.notation().ifPresent(notation -> notations.merge(notation, new Count(1, row), Count::plus));
                invalid++;
                problems.row(Severity.WARNING, row, molecules.smilesColumn(), "the molecule " + refused.reason());
                yield Optional.empty();
            }
            case MoleculeCell.Described described -> {
                ignored.merge(described.ignored(), new Count(1, row), Count::plus);
                yield Optional.of(described);
            }
        };
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
                molecules.smilesColumn(),
                (count.cells() == 1
                                ? "1 cell " + (verb.equals("have") ? "has" : "holds")
                                : count.cells() + " cells " + verb)
                        + " " + what + ", first in row " + count.firstRow());
    }
}
