package io.covalence.demodata;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Plausible generated molecules with generated labels, for a study without a data directory: forty cores, each with two
 * places for one of two dozen substituents. A molecule is active with the probability
 * {@code 1 / (1 + exp(-sharpness * (core + first + second)))}, where each core and each substituent has an effect of
 * its own, drawn once. A site that knows few cores cannot learn the effects of the others'; the substituents' effects
 * hold for all.
 */
public final class ExampleMolecules {
    public static final String SMILES = "smiles";

    /** Two made-up assays; the second one was run on four molecules of five. */
    public static final List<String> TARGETS = List.of("binding", "toxicity");

    private static final double SHARPNESS = 2;
    private static final double MEASURED = 0.8;

    private static final List<String> CORES = List.of(
            "c1(@A)ccc(@B)cc1",
            "c1(@A)cccc(@B)c1",
            "c1(@A)ccc(@B)nc1",
            "c1(@A)cnc(@B)nc1",
            "c1(@A)cnc(@B)cn1",
            "c1(@A)ccc2cc(@B)ccc2c1",
            "c1(@A)ccc2nc(@B)ccc2c1",
            "c1(@A)ccc2cnc(@B)cc2c1",
            "c1(@A)ccc2[nH]c(@B)cc2c1",
            "c1(@A)ccc2[nH]c(@B)nc2c1",
            "c1(@A)ccc2oc(@B)cc2c1",
            "c1(@A)ccc2sc(@B)cc2c1",
            "c1(@A)ccc2oc(@B)nc2c1",
            "c1(@A)ccc2sc(@B)nc2c1",
            "c1(@A)ccc2[nH]nc(@B)c2c1",
            "c1(@A)ccc2ncnc(@B)c2c1",
            "c1(@A)ccc2nc(@B)cnc2c1",
            "c1(@A)ccc(@B)s1",
            "c1(@A)ccc(@B)o1",
            "c1(@A)cnc(@B)s1",
            "c1(@A)cnc(@B)o1",
            "c1(@A)cc(@B)n(C)n1",
            "c1(@A)ccc(-c2ccc(@B)cc2)cc1",
            "c1(@A)ccc(Oc2ccc(@B)cc2)cc1",
            "c1(@A)ccc(cc1)C(=O)Nc1ccc(@B)cc1",
            "c1(@A)ccc(Cc2ccc(@B)cc2)cc1",
            "c1(@A)ccc(-c2ccc(@B)cn2)cc1",
            "c1(@A)ccc(cc1)N1CCC(@B)CC1",
            "c1(@A)ccc2OCCC(@B)c2c1",
            "c1(@A)ccc2CCCC(@B)c2c1",
            "c1(@A)ccc2CC(@B)Cc2c1",
            "c1(@A)ccc2oc(=O)c(@B)cc2c1",
            "c1(@A)ccc(cc1)C1CCC(@B)CC1",
            "c1(@A)ccc2[nH]c3ccc(@B)cc3c2c1",
            "c1(@A)ccc(cc1)S(=O)(=O)Nc1ccc(@B)cc1",
            "c1(@A)ccc(cc1)C=CC(=O)c1ccc(@B)cc1",
            "c1(@A)cc2ncnc(@B)c2s1",
            "c1(@A)ccc2nc(@B)cn2c1",
            "c1(@A)ccc(cc1)-c1nnc(@B)o1",
            "c1(@A)ccc(cc1)-n1cc(@B)nn1");

    private static final List<String> SUBSTITUENTS = List.of(
            "C",
            "CC",
            "C(C)C",
            "C(C)(C)C",
            "OC",
            "OCC",
            "O",
            "N",
            "NC",
            "N(C)C",
            "F",
            "Cl",
            "Br",
            "C(F)(F)F",
            "OC(F)(F)F",
            "C#N",
            "C(=O)N",
            "C(=O)O",
            "C(=O)OC",
            "NC(C)=O",
            "S(C)(=O)=O",
            "S(N)(=O)=O",
            "[N+](=O)[O-]",
            "CO");

    private ExampleMolecules() {}

    /**
     * Makes molecules and their labels.
     *
     * @param molecules at most 10,000
     * @return a sheet with the columns {@link #SMILES} and {@link #TARGETS}, no molecule twice
     */
    public static Sheet generate(int molecules, RandomGenerator random) {
        if (molecules > 10_000) {
            throw new IllegalArgumentException("at most 10,000 molecules can be made");
        }
        var effects = new ArrayList<Map<String, Double>>();
        TARGETS.forEach(target -> effects.add(effects(random)));
        var rows = new ArrayList<List<String>>();
        var drawn = drawn(random);
        for (var parts : drawn.subList(0, molecules)) {
            var row = new ArrayList<String>();
            row.add(parts.getFirst().replace("@A", parts.get(1)).replace("@B", parts.get(2)));
            for (int target = 0; target < TARGETS.size(); target++) {
                double effect =
                        parts.stream().mapToDouble(effects.get(target)::get).sum();
                boolean active = random.nextDouble() < 1 / (1 + Math.exp(-SHARPNESS * effect));
                boolean measured = target == 0 || random.nextDouble() < MEASURED;
                row.add(measured ? active ? "1" : "0" : "");
            }
            rows.add(row);
        }
        var header = new ArrayList<>(List.of(SMILES));
        header.addAll(TARGETS);
        return new Sheet(header, rows);
    }

    private static Map<String, Double> effects(RandomGenerator random) {
        var effects = new HashMap<String, Double>();
        CORES.forEach(core -> effects.put(core, random.nextGaussian()));
        SUBSTITUENTS.forEach(substituent -> effects.put(substituent, random.nextGaussian()));
        return effects;
    }

    /** All combinations in random order; for a symmetrical core, which substituent comes first makes no difference. */
    private static List<List<String>> drawn(RandomGenerator random) {
        var all = new ArrayList<List<String>>();
        for (var core : CORES) {
            for (int first = 0; first < SUBSTITUENTS.size(); first++) {
                for (int second = 0; second <= first; second++) {
                    all.add(List.of(core, SUBSTITUENTS.get(first), SUBSTITUENTS.get(second)));
                }
            }
        }
        Collections.shuffle(all, random);
        return all;
    }
}
