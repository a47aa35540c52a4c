package io.covalence.dev.story;

import io.covalence.contract.study.StudyDraft;
import java.nio.file.Path;
import java.util.List;

/** A study that the demonstration can run: its draft, and the rows of each site. */
public interface StudyScript {
    String name();

    StudyDraft draft();

    /**
     * Writes one CSV file per site.
     *
     * @return the files, one a site, in the order of the sites
     */
    List<Path> deal(Path directory, int sites);
}
