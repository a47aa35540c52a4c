package io.covalence.simulation.reproduction;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** A published comparison, or one of our own, run again by the simulation. */
interface Reproduction {
    /** What it compares, in a sentence. */
    String about();

    /**
     * Runs it.
     *
     * @param data the folder with public data
     * @param methods those to run; all when empty
     * @param seeds runs of each method
     * @param progress told a sentence now and then
     * @throws io.covalence.simulation.Unusable when the data or a method is not there
     */
    List<Row> run(Path data, List<String> methods, int seeds, Consumer<String> progress) throws IOException;
}
