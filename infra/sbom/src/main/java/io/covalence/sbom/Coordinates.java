package io.covalence.sbom;

/** Where a part is published: group, name and version in a Maven repository. */
record Coordinates(String group, String name, String version) implements Comparable<Coordinates> {

    /** The part without its version, as advisories name it. */
    String part() {
        return group + ":" + name;
    }

    /** The package URL that SBOMs name it by (purl-spec, type maven). */
    String purl() {
        return "pkg:maven/" + group + "/" + name + "@" + version;
    }

    @Override
    public int compareTo(Coordinates other) {
        return purl().compareTo(other.purl());
    }
}
