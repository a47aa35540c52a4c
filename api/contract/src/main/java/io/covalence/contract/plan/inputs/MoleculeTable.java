package io.covalence.contract.plan.inputs;

import io.covalence.contract.plan.Bounds;
import io.covalence.contract.plan.Checked;
import io.covalence.contract.plan.ColumnName;
import io.covalence.contract.plan.Defaulted;
import io.covalence.contract.plan.Kind;
import io.covalence.contract.plan.OneOf;
import io.covalence.contract.plan.Size;
import io.covalence.contract.plan.Statement;
import io.covalence.contract.text.PlainText;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A table with a molecule in each row. The model's input is its fingerprint.
 *
 * @param smilesColumn header of the column that holds the molecule as SMILES
 * @param fingerprintBits length of the folded ECFP4 fingerprint, in bits
 * @param descriptors further numeric columns, appended after the fingerprint in this order
 * @param standardisation how a molecule gets one representation; {@link Standardisation#COVALENCE_1} when left out
 * @param duplicates what becomes of rows with the same inputs; {@link Duplicates#MEDIAN} when left out
 */
@Kind("moleculeTable")
public record MoleculeTable(
        @ColumnName String smilesColumn,

        @OneOf({64, 128, 256, 512, 1_024, 2_048, 4_096, 8_192, 16_384})
        int fingerprintBits,

        @Size(most = 1_000) List<Descriptor> descriptors,
        @Defaulted Standardisation standardisation,
        @Defaulted Duplicates duplicates)
        implements Inputs, Checked {
    public MoleculeTable {
        smilesColumn = PlainText.composed(smilesColumn);
        descriptors = List.copyOf(descriptors);
        standardisation = Objects.requireNonNullElse(standardisation, Standardisation.COVALENCE_1);
        duplicates = Objects.requireNonNullElse(duplicates, Duplicates.MEDIAN);
    }

    /** With the defaults. */
    public MoleculeTable(String smilesColumn, int fingerprintBits, List<Descriptor> descriptors) {
        this(smilesColumn, fingerprintBits, descriptors, Standardisation.COVALENCE_1, Duplicates.MEDIAN);
    }

    @Override
    public void check(Bounds bounds) {
        var members = IntStream.range(0, descriptors.size()).mapToObj(i -> "/descriptors/" + i + "/column");
        bounds.distinct(
                columns(), Stream.concat(Stream.of("/smilesColumn"), members).toList());
    }

    @Override
    public List<String> columns() {
        return Stream.concat(Stream.of(smilesColumn), descriptors.stream().map(Descriptor::column))
                .toList();
    }

    @Override
    public int width() {
        return fingerprintBits + descriptors.size();
    }

    @Override
    public Statement settingAside(long percent) {
        return Statement.of("evaluation.moleculeTable", percent);
    }

    @Override
    public List<Statement> says() {
        var smiles = PlainText.inQuotes(smilesColumn);
        var numbers = descriptors.stream()
                .map(descriptor -> PlainText.inQuotes(descriptor.column()))
                .collect(Collectors.joining(", "));
        return List.of(
                numbers.isEmpty()
                        ? Statement.of("inputs.moleculeTable", smiles, fingerprintBits)
                        : Statement.of("inputs.moleculeTable.descriptors", smiles, fingerprintBits, numbers),
                switch (standardisation) {
                    case COVALENCE_1 -> Statement.of("standardisation.covalence1");
                });
    }
}
