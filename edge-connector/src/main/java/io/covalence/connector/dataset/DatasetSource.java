package io.covalence.connector.dataset;

import java.nio.file.Path;

/** Reads a site's data for one plan: a class for each form of inputs. */
public interface DatasetSource {
    /**
     * Reads a file. Whatever it holds, the answer is a report.
     *
     * @throws io.covalence.connector.Failure when this machine cannot split rows as the other sites do
     */
    DatasetReport read(Path file);
}
