package io.covalence.connector.chemistry.internal;

import io.covalence.connector.Failure;
import io.covalence.connector.FailureCode;
import io.covalence.connector.NativeFolder;
import io.github.dan2097.jnainchi.InchiFlag;
import io.github.dan2097.jnainchi.InchiOptions;
import io.github.dan2097.jnainchi.InchiStatus;
import io.github.dan2097.jnainchi.JnaInchi;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.openscience.cdk.exception.CDKException;
import org.openscience.cdk.inchi.InChIGenerator;
import org.openscience.cdk.inchi.InChIGeneratorFactory;
import org.openscience.cdk.interfaces.IAtomContainer;

/**
 * First blocks of standard InChIKeys, which encode the connections and mobile hydrogens of a molecule. They determine
 * the evaluation split of a whole federation: a molecule has the same result on every machine, or none and a reason.
 */
public final class InChIKeys {
    private static final int FIRST_BLOCK = 14;
    private static final int LONGEST_MILLISECONDS = 10_000;
    private static final String FOLDER = "jna.tmpdir";

    /** What an answer says that another machine, or this one at another time, would not give. */
    private static final Pattern OF_THIS_MACHINE = Pattern.compile("(?i)time ?out|time limit|\\bRAM\\b|memory");

    /** Held, since levels of loggers that nobody holds are forgotten: what fails here is said once, without a trace. */
    private static final Logger LIBRARY = Logger.getLogger("com.sun.jna.Native");

    /** InChI 1.07 keeps a state that all threads share (issue 86 of IUPAC-InChI): two at once may crash the process. */
    private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

    private static final boolean AVAILABLE = load();

    private InChIKeys() {}

    /**
     * Requires the native library.
     *
     * @throws Failure naming the folder from which it cannot be loaded, and the setting
     */
    public static void requireLibrary() {
        if (!AVAILABLE) {
            throw Failure.failed(
                    FailureCode.INCHI_NOT_USABLE,
                    "The InChI library cannot be unpacked to the folder " + System.getProperty(FOLDER)
                            + " and loaded from there. It decides which molecules are kept for evaluation, and without it"
                            + " this site would train on what the other sites evaluate.",
                    "Set " + NativeFolder.VARIABLE
                            + " to a folder on a disk that may hold programs and has 450 MB free, then try again.");
        }
    }

    /** Unpacks the library where the learning library unpacks its own, unless another folder is set. */
    private static boolean load() {
        if (System.getProperty(FOLDER) == null) {
            System.setProperty(FOLDER, NativeFolder.path().toString());
        }
        LIBRARY.setLevel(Level.OFF);
        try {
            return "VNWKTOKETHGBQD"
                    .equals(JnaInchi.inchiToInchiKey("InChI=1S/CH4/h1H4")
                            .getInchiKey()
                            .substring(0, FIRST_BLOCK));
        } catch (RuntimeException | LinkageError e) {
            return false;
        }
    }

    /**
     * The first block; absent when InChI does not describe the molecule, which it says of it on every machine.
     *
     * @throws InChIUndecided when it had no time or no memory to say
     */
    public static Optional<String> firstBlock(IAtomContainer molecule) {
        return firstBlock(molecule, LONGEST_MILLISECONDS);
    }

    static Optional<String> firstBlock(IAtomContainer molecule, int longestMilliseconds) {
        return firstBlock(
                molecule,
                longestMilliseconds,
                (atoms, options) -> InChIGeneratorFactory.getInstance().getInChIGenerator(atoms, options));
    }

    /** The library's work on one molecule. */
    @FunctionalInterface
    interface Library {
        InChIGenerator answer(IAtomContainer molecule, InchiOptions options) throws CDKException;
    }

    static Optional<String> firstBlock(IAtomContainer molecule, int longestMilliseconds, Library library) {
        requireLibrary();
        var options = options(longestMilliseconds);
        ONE_AT_A_TIME.lock();
        try {
            var answer = library.answer(molecule, options);
            if (OF_THIS_MACHINE.matcher(String.valueOf(answer.getMessage())).find()) {
                throw new InChIUndecided();
            }
            return answer.getStatus() == InchiStatus.ERROR
                    ? Optional.empty()
                    : Optional.of(answer.getInchiKey().substring(0, FIRST_BLOCK));
        } catch (CDKException e) {
            return Optional.empty();
        } finally {
            ONE_AT_A_TIME.unlock();
        }
    }

    /** Stereochemistry has no part in the first block; leaving it out saves a third of the time. */
    private static InchiOptions options(int longestMilliseconds) {
        return new InchiOptions.InchiOptionsBuilder()
                .withFlag(InchiFlag.SNon)
                .withTimeoutMilliSeconds(longestMilliseconds)
                .build();
    }
}
