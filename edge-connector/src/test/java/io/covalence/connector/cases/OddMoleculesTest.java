package io.covalence.connector.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.connector.chemistry.ParsedSmiles;
import io.covalence.connector.chemistry.SmilesReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/**
 * Odd molecules in blocks of a text file, one in a line; the line above a block, which begins with a number sign and a blank, says
 * what is right for it. Whatever it says, no molecule is more than read or refused with a reason.
 */
@Tag("cases")
@Timeout(60)
class OddMoleculesTest {
    private static final String OWN = """
            # VALID: ordinary ones
            CC(C)C(=O)N
            [NH4+].[Br-]
            c1ccc2[nH]ccc2c1
            [2H]C(Cl)(Cl)Cl
            O=[Cl](=O)(=O)O
            C12C3C4C1C1C2C3C41
            # SAME fingerprint within the block: spellings and salts
            CC(=O)[O-].[K+]
            CC(O)=O
            [CH3:7]C(=O)O[Na]
            # SAME fingerprint within the block: places of a charge
            CNC(N)=[N+](C)C
            C[NH+]=C(N)N(C)C
            # REFUSE: no molecules
            CCN(C)(C)C
            CN(C)=O
            c1cc[nH]n1c
            *OC
            [Lig]Cl
            HCN
            cccc
            CC=
            C(C)(C
            67-64-1
            C\u00a0O
            \u0421\u0421O
            [C@TH3](F)Cl
            # DECIDE AND SAY: radicals, metals, reactions
            [NH2]
            C[Zn]C
            CO>>C=O
            # REFUSE in bounded time: nested and long
            """ + "C(".repeat(1_500) + "\n" + "C".repeat(3_900) + "\n";

    @TestFactory
    Stream<DynamicTest> blocksAreRightAsTheirLinesSay() {
        var own = blocks(OWN.lines().toList()).stream()
                .map(block -> DynamicTest.dynamicTest(block.right(), block::check));
        var originals = OriginalCases.find("40-odd.smi").stream()
                .flatMap(file -> blocks(lines(file)).stream()
                        .map(block -> OriginalCases.test(block.right(), file, block::check)));
        return Stream.concat(own, originals);
    }

    private record Block(String right, List<String> texts) {
        private void check() {
            var reader = new SmilesReader();
            assertThat(texts).isNotEmpty();
            var fingerprints = new ArrayList<int[]>();
            for (var text : texts) {
                switch (reader.read(text)) {
                    case ParsedSmiles.Refused refused -> {
                        assertThat(refused.reason()).as(text).isNotBlank();
                        assertThat(right).as("%s %s", text, refused.reason()).doesNotMatch("(VALID:|SAME).*");
                    }
                    case ParsedSmiles.Valid valid -> {
                        assertThat(right).as(text).doesNotMatch("(REFUSE|NO-BREAK).*");
                        fingerprints.add(valid.molecule().fingerprint(2048));
                        assertThat(valid.molecule().splitKey()).as(text).isNotBlank();
                    }
                }
            }
            if (right.startsWith("SAME")) {
                assertThat(fingerprints).allSatisfy(bits -> assertThat(bits).isEqualTo(fingerprints.getFirst()));
            }
        }
    }

    private static List<Block> blocks(List<String> lines) {
        var blocks = new ArrayList<Block>();
        for (var line : lines) {
            if (line.startsWith("# ")) {
                blocks.add(new Block(line.substring(2), new ArrayList<>()));
            } else if (!blocks.isEmpty()) {
                blocks.getLast().texts().add(line);
            }
        }
        // Two lines above one block
        return blocks.stream().filter(block -> !block.texts().isEmpty()).toList();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
