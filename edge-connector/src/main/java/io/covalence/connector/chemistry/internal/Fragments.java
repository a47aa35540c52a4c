package io.covalence.connector.chemistry.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openscience.cdk.exception.CDKException;
import org.openscience.cdk.graph.ConnectivityChecker;
import org.openscience.cdk.interfaces.IAtomContainer;
import org.openscience.cdk.silent.SilentChemObjectBuilder;
import org.openscience.cdk.smiles.SmilesParser;

/**
 * Removes what a molecule was weighed with and not what was measured (rule COVALENCE_1): ions of single atoms and inorganic acids
 * and bases first, then solvents, then organic counter-ions, each in neutral form. A step that would leave nothing is not taken, so
 * that table salt stays table salt and sodium acetate becomes acetic acid. Of several equal parts one stays; of different ones all.
 */
final class Fragments {
    private static final String INORGANIC =
            "N O S F Cl Br I OO OS(=O)(=O)O OS(O)=O O[N+](=O)[O-] ON=O OP(=O)(O)O OP(O)O OC(=O)O"
                    + " OB(O)O O=S=O O=C=O C#N N#CS N#CO NS(=O)(=O)O F[B-](F)(F)F F[P-](F)(F)(F)(F)F F[Sb-](F)(F)(F)(F)F OCl(=O)(=O)=O"
                    + " OCl(=O)=O OI(=O)=O OBr(=O)=O [BH4-] [N-]=[N+]=[N-]";
    private static final String SOLVENTS =
            "O CO CCO CCCO CC(C)O CCCCO CC(C)(C)O CC(C)=O CCC(C)=O CS(C)=O CN(C)C=O CN(C)C(C)=O CC#N"
                    + " ClCCl ClC(Cl)Cl ClC(Cl)(Cl)Cl ClCCCl CCOC(C)=O C1CCOC1 C1COCCO1 CCOCC COC(C)(C)C Cc1ccccc1 c1ccccc1 CCCCC CCCCCC"
                    + " CCCCCCC C1CCCCC1 OCCO CC(O)CO CN1CCCC1=O C[N+](=O)[O-]";
    private static final String ORGANIC =
            "OC=O CC(=O)O CCC(=O)O OC(=O)C(F)(F)F OC(=O)C(=O)O OC(=O)CC(=O)O OC(=O)CCC(=O)O"
                    + " OC(=O)C=CC(=O)O OC(=O)CC(O)C(=O)O OC(=O)C(O)C(O)C(=O)O OC(=O)CC(O)(C(=O)O)CC(=O)O CC(O)C(=O)O OCC(=O)O"
                    + " OCC(O)C(O)C(O)C(O)C(=O)O OCC1OC(O)(C(=O)O)C(O)C1O OC(=O)C(O)c1ccccc1 OC(=O)c1ccccc1 OC(=O)c1ccccc1O"
                    + " OC(=O)CCCCC(=O)O OC(=O)CCCC(=O)O CS(=O)(=O)O CCS(=O)(=O)O OCCS(=O)(=O)O OS(=O)(=O)CCS(=O)(=O)O"
                    + " FC(F)(F)S(=O)(=O)O OS(=O)(=O)c1ccccc1 Cc1ccc(cc1)S(=O)(=O)O OS(=O)(=O)c1ccc2ccccc2c1 OS(=O)(=O)c1cccc2ccccc12"
                    + " OS(=O)(=O)c1cccc2c(cccc12)S(=O)(=O)O CC1(C)C2CCC1(CS(=O)(=O)O)C(=O)C2 COS(=O)(=O)O CCOS(=O)(=O)O"
                    + " Oc1c(cc(cc1[N+](=O)[O-])[N+](=O)[O-])[N+](=O)[O-] OC(=O)c1cc2ccccc2c(c1O)Cc1c(O)c(cc2ccccc12)C(=O)O"
                    + " CN CNC CN(C)C CCN CCNCC CCN(CC)CC NCCO OCCNCCO OCCN(CCO)CCO CN(C)CCO NCCN C1CNCCN1 C1COCCN1 NC(CO)(CO)CO"
                    + " CNCC(O)C(O)C(O)C(O)CO C[N+](C)(C)CCO C[N+](C)(C)C CC[N+](CC)(CC)CC CCCC[N+](CCCC)(CCCC)CCCC"
                    + " C(CNCc1ccccc1)NCc1ccccc1 NCCCCC(N)C(=O)O NC(=N)NCCCC(N)C(=O)O NCC(=O)O"
                    + " OC(=O)c1ccc2ccccc2c1O OC(=O)c1cc2ccccc2cc1O CC(C)(C)N CC(C)N C1CCC(CC1)NC1CCCCC1 OCCN1CCCC1"
                    + " NC(CC(=O)O)C(=O)O NC(CCC(=O)O)C(=O)O C[N+](C)(C)CC(=O)O O=C1NS(=O)(=O)c2ccccc12 OC(=O)C1=CC(=O)NC(=O)N1"
                    + " OC(=O)c1cccnc1 OC(=O)CNC(=O)c1ccccc1 CC(=O)Oc1ccccc1C(=O)O OC(=O)c1cc(O)ccc1O OC(=O)C1CCC(=O)N1"
                    + " CCCC(=O)O CC(C)(C)C(=O)O CCCCCC(=O)O CCCCCCCC(=O)O CCCCCCCCCCCC(=O)O CCCCCCCCCCCCCCCC(=O)O"
                    + " CCCCCCCCCCCCCCCCCC(=O)O CCCCCCCCC=CCCCCCCCC(=O)O CC(=O)C(=O)O OC(=O)CCC(=O)C(=O)O"
                    + " OC(=O)C(O)C(O)C(O)C(O)C(=O)O OCC(O)C(O)C(O)C(O)C(O)C(=O)O OCC(O)C(OC1OC(CO)C(O)C(O)C1O)C(O)C(O)C(=O)O"
                    + " OS(=O)(=O)c1ccc(Cl)cc1 OS(=O)(=O)NC1CCCCC1 CCCCCCCCCCCCOS(=O)(=O)O"
                    + " Cn1c(=O)c2[nH]c(Cl)nc2n(C)c1=O Cn1c(=O)c2nc(Cl)[nH]c2n(C)c1=O";

    private final Canonical canonical;
    private final IonForms ions;
    private final List<Predicate<IAtomContainer>> steps;

    Fragments(Canonical canonical) {
        this.canonical = canonical;
        this.ions = new IonForms(canonical);
        var inorganic = keys(INORGANIC);
        var solvents = keys(SOLVENTS);
        var organic = keys(ORGANIC);
        this.steps = List.of(
                part -> isSimpleIon(part) || inorganic.contains(key(part)),
                part -> solvents.contains(key(part)),
                part -> organic.contains(key(part)));
    }

    /** What is removed beside anything else, in neutral form and the order of the steps. */
    static List<String> declared() {
        return Stream.of(INORGANIC, SOLVENTS, ORGANIC)
                .flatMap(step -> Stream.of(step.split(" ")))
                .toList();
    }

    /** The parts that count, in neutral form, as a molecule of their own. */
    IAtomContainer parent(IAtomContainer molecule) {
        var whole = ConnectivityChecker.partitionIntoMolecules(molecule);
        if (whole.getAtomContainerCount() < 2) {
            ions.neutralise(molecule);
            return molecule;
        }
        var parts = new ArrayList<IAtomContainer>();
        whole.atomContainers().forEach(parts::add);
        parts.forEach(ions::neutralise);
        for (var step : steps) {
            var kept = parts.stream().filter(step.negate()).toList();
            if (!kept.isEmpty()) {
                parts = new ArrayList<>(kept);
            }
        }
        var seen = new HashSet<String>();
        var parent = molecule.getBuilder().newAtomContainer();
        parts.stream().filter(part -> seen.add(key(part))).forEach(parent::add);
        return parent;
    }

    /** A metal or a proton alone. */
    private static boolean isSimpleIon(IAtomContainer part) {
        if (part.getAtomCount() != 1) {
            return false;
        }
        var atom = part.getAtom(0);
        return Elements.isMetal(atom) || (Elements.number(atom) == 1 && Elements.charge(atom) == 1);
    }

    private String key(IAtomContainer part) {
        return canonical.smiles(part);
    }

    private Set<String> keys(String list) {
        var parser = new SmilesParser(SilentChemObjectBuilder.getInstance());
        return Stream.of(list.split(" "))
                .map(smiles -> {
                    try {
                        return key(parser.parseSmiles(smiles));
                    } catch (CDKException e) {
                        throw new IllegalStateException("the declared list holds no molecule: " + smiles, e);
                    }
                })
                .collect(Collectors.toUnmodifiableSet());
    }
}
