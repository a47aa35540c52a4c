package io.covalence.sbom;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A jar as it is shipped, or a file that was copied out of one.
 *
 * @param file a jar's name without folders, any other's with them
 * @param sha256 hex
 * @param own what it is; absent when neither it, nor the build, nor the project's own list says so
 * @param inside parts that were copied into it, with the versions that they say
 * @param natives machine code in it, by name, with its SHA-256 in hex
 * @param classes names of its class files
 */
record ShippedJar(
        String file,
        String sha256,
        Optional<Coordinates> own,
        List<Coordinates> inside,
        List<NativeCode> natives,
        Set<String> classes) {
    ShippedJar {
        inside = List.copyOf(inside);
        natives = List.copyOf(natives);
        classes = Set.copyOf(classes);
    }

    /** A library for a machine, below its name in the jar. */
    record NativeCode(String name, String sha256) {}

    /** Whether a class file's name ends so, wherever a shading moved it. */
    boolean holds(String suffix) {
        return classes.stream().anyMatch(name -> name.endsWith(suffix));
    }

    /** The same, known by its coordinates. */
    ShippedJar known(Coordinates coordinates) {
        return new ShippedJar(
                file,
                sha256,
                Optional.of(coordinates),
                inside.stream().filter(part -> !part.equals(coordinates)).toList(),
                natives,
                classes);
    }
}
