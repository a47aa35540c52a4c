package io.covalence.connector.chemistry.internal;

import io.github.dan2097.jnainchi.InchiFlag;
import io.github.dan2097.jnainchi.InchiOptions;
import io.github.dan2097.jnainchi.JnaInchi;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openscience.cdk.exception.CDKException;
import org.openscience.cdk.inchi.InChIGeneratorFactory;
import org.openscience.cdk.interfaces.IAtomContainer;

/** First blocks of standard InChIKeys, which stand for the connections and mobile hydrogens of a molecule. */
public final class InChIKeys {
    private static final int FIRST_BLOCK = 14;
    private static final int LONGEST_MILLISECONDS = 10_000;

    /** Stereochemistry has no part in the first block; leaving it out saves a third of the time. */
    private static final InchiOptions OPTIONS = new InchiOptions.InchiOptionsBuilder()
            .withFlag(InchiFlag.SNon)
            .withTimeoutMilliSeconds(LONGEST_MILLISECONDS)
            .build();

    /** Held, since levels of loggers that nobody holds are forgotten: what fails here is said in the report, without a trace. */
    private static final Logger LIBRARY = Logger.getLogger("com.sun.jna.Native");

    private static final boolean AVAILABLE = load();

    private InChIKeys() {}

    public static boolean available() {
        return AVAILABLE;
    }

    /** Unpacks the library where the learning library unpacks its own, unless another folder is set. */
    private static boolean load() {
        var folder = System.getProperty("org.bytedeco.javacpp.cachedir");
        if (folder != null && System.getProperty("jna.tmpdir") == null) {
            System.setProperty("jna.tmpdir", folder);
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

    /** Absent when InChI does not describe the molecule, or its library cannot be loaded. */
    public static Optional<String> firstBlock(IAtomContainer molecule) {
        if (!AVAILABLE) {
            return Optional.empty();
        }
        try {
            var key = InChIGeneratorFactory.getInstance()
                    .getInChIGenerator(molecule, OPTIONS)
                    .getInchiKey();
            return key == null || key.length() < FIRST_BLOCK
                    ? Optional.empty()
                    : Optional.of(key.substring(0, FIRST_BLOCK));
        } catch (CDKException e) {
            return Optional.empty();
        }
    }
}
