package io.covalence.sbom;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A jar as it is shipped.
 *
 * @param file its name, without folders
 * @param sha256 hex
 * @param own what it says it is; absent when its builder left no trace
 * @param inside parts that were copied into it, with the versions that they say
 * @param classes names of its class files
 */
record ShippedJar(
        String file, String sha256, Optional<Coordinates> own, List<Coordinates> inside, Set<String> classes) {
    ShippedJar {
        inside = List.copyOf(inside);
        classes = Set.copyOf(classes);
    }

    /** Whether a class file's name ends so, wherever a shading moved it. */
    boolean holds(String suffix) {
        return classes.stream().anyMatch(name -> name.endsWith(suffix));
    }
}
