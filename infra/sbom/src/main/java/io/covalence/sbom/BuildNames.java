package io.covalence.sbom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * The coordinates of jars by their file names, as those know who put the deliverable together: Maven in the SBOM that it made, WildFly's
 * feature packs in their lists of licences. Many a jar says nothing of itself.
 */
final class BuildNames {
    private final Map<String, Coordinates> byFile = new HashMap<>();

    /** As a build resolved them. */
    static BuildNames ofBuild(Path bom) throws IOException {
        var names = new BuildNames();
        for (var component : Sbom.read(bom).getComponents()) {
            names.add(Coordinates.maven(component.getGroup(), component.getName(), component.getVersion()));
        }
        return names;
    }

    /** @param folder with the lists of licences, in XML */
    static BuildNames ofServer(Path folder) throws IOException {
        var names = new BuildNames();
        try (var lists = Files.newDirectoryStream(folder, "*.xml")) {
            for (var list : lists) {
                names.addAll(list);
            }
        }
        return names;
    }

    private void addAll(Path list) throws IOException {
        try {
            var factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var dependencies = factory.newDocumentBuilder().parse(list.toFile()).getElementsByTagName("dependency");
            for (int i = 0; i < dependencies.getLength(); i++) {
                var dependency = (Element) dependencies.item(i);
                add(Coordinates.maven(
                        text(dependency, "groupId"), text(dependency, "artifactId"), text(dependency, "version")));
            }
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(list + " is no list of licences: " + e.getMessage(), e);
        }
    }

    private static String text(Element parent, String tag) {
        return parent.getElementsByTagName(tag).item(0).getTextContent().strip();
    }

    private void add(Coordinates coordinates) {
        byFile.put(coordinates.name() + "-" + coordinates.version() + ".jar", coordinates);
    }

    Optional<Coordinates> find(String file) {
        return Optional.ofNullable(byFile.get(file));
    }
}
