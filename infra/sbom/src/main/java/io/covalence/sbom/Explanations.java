package io.covalence.sbom;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** All explanations that the project gives. */
record Explanations(List<Explanation> explanations) {
    Explanations {
        explanations = List.copyOf(explanations);
    }

    static Explanations read(Path file) throws IOException {
        return Json.read(file, Explanations.class);
    }
}
