package io.covalence.sbom;

/**
 * Where a part is published: group, name and version in a Maven repository, or scope, name and version at npm.
 *
 * @param type as package URLs name it
 * @param group of Maven; npm's scope with its {@code @}, empty without one
 */
record Coordinates(String type, String group, String name, String version) implements Comparable<Coordinates> {
    private static final String NPM = "npm";

    static Coordinates maven(String group, String name, String version) {
        return new Coordinates("maven", group, name, version);
    }

    /** @param name with its scope, if it has one */
    static Coordinates npm(String name, String version) {
        int slash = name.indexOf('/');
        return new Coordinates(NPM, slash < 0 ? "" : name.substring(0, slash), name.substring(slash + 1), version);
    }

    /**
     * As the project's own files name a part, with its version.
     *
     * @param part {@code group:name}, or {@code npm:name}
     */
    static Coordinates of(String part, String version) {
        int colon = part.indexOf(':');
        var group = part.substring(0, colon);
        var name = part.substring(colon + 1);
        return group.equals(NPM) ? npm(name, version) : maven(group, name, version);
    }

    /** The part without its version, as advisories name it. */
    String part() {
        return type.equals(NPM) ? NPM + ":" + (group.isEmpty() ? "" : group + "/") + name : group + ":" + name;
    }

    /** The package URL that SBOMs name it by (purl-spec, types maven and npm). */
    String purl() {
        return "pkg:" + type + "/" + (group.isEmpty() ? "" : group.replace("@", "%40") + "/") + name + "@" + version;
    }

    @Override
    public int compareTo(Coordinates other) {
        return purl().compareTo(other.purl());
    }
}
