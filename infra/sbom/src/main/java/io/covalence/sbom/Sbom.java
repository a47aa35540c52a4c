package io.covalence.sbom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cyclonedx.Version;
import org.cyclonedx.exception.GeneratorException;
import org.cyclonedx.exception.ParseException;
import org.cyclonedx.generators.BomGeneratorFactory;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.Hash;
import org.cyclonedx.model.Metadata;
import org.cyclonedx.model.vulnerability.Vulnerability;
import org.cyclonedx.parsers.JsonParser;

/**
 * The SBOM of a deliverable: the jars that are in it, each with what was copied into it, licences as the build resolved them, and
 * the advisories about them with their explanations.
 */
final class Sbom {
    private static final Version VERSION = Version.VERSION_16;

    private final Bom bom;

    private Sbom(Bom bom) {
        this.bom = bom;
    }

    static Sbom of(Deliverable deliverable, List<ShippedJar> jars, List<Finding> findings) throws IOException {
        var resolved = resolved(deliverable.resolved());
        Map<String, Component> known = new HashMap<>();
        if (resolved.getComponents() != null) {
            resolved.getComponents()
                    .forEach(component -> known.put(component.getName() + "-" + component.getVersion(), component));
        }
        var bom = new Bom();
        bom.setSerialNumber(resolved.getSerialNumber());
        bom.setMetadata(metadata(deliverable, resolved));
        bom.setComponents(jars.stream().map(jar -> component(jar, known)).toList());
        bom.setVulnerabilities(findings.stream().map(Sbom::vulnerability).toList());
        return new Sbom(bom);
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try {
            Files.writeString(file, BomGeneratorFactory.createJson(VERSION, bom).toJsonString(true));
        } catch (GeneratorException e) {
            throw new IOException("the SBOM " + file.getFileName() + " cannot be written: " + e.getMessage(), e);
        }
    }

    private static Bom resolved(Optional<Path> file) throws IOException {
        if (file.isEmpty()) {
            return new Bom();
        }
        try {
            return new JsonParser().parse(file.get().toFile());
        } catch (ParseException e) {
            throw new IOException(file.get() + " is no SBOM: " + e.getMessage(), e);
        }
    }

    private static Metadata metadata(Deliverable deliverable, Bom resolved) {
        if (resolved.getMetadata() != null) {
            return resolved.getMetadata();
        }
        var component = new Component();
        component.setType(Component.Type.APPLICATION);
        component.setName(deliverable.name());
        var metadata = new Metadata();
        metadata.setComponent(component);
        return metadata;
    }

    private static Component component(ShippedJar jar, Map<String, Component> known) {
        var component = library(jar.own().orElseGet(() -> byName(jar.file())));
        component.setBomRef(jar.file());
        var resolved = known.get(component.getName() + "-" + component.getVersion());
        if (resolved != null) {
            component.setLicenses(resolved.getLicenses());
            component.setGroup(resolved.getGroup());
            component.setPurl(resolved.getPurl());
        }
        component.addHash(new Hash(Hash.Algorithm.SHA_256, jar.sha256()));
        var inside = new ArrayList<Component>();
        for (var part : jar.inside()) {
            var copied = library(part);
            copied.setBomRef(reference(jar, part));
            inside.add(copied);
        }
        component.setComponents(inside);
        return component;
    }

    private static Component library(Coordinates coordinates) {
        var component = new Component();
        component.setType(Component.Type.LIBRARY);
        component.setName(coordinates.name());
        component.setVersion(coordinates.version());
        if (!coordinates.group().isEmpty()) {
            component.setGroup(coordinates.group());
            component.setPurl(coordinates.purl());
        }
        return component;
    }

    /** A jar without coordinates: its name up to the first digit after a hyphen, and the rest as its version. */
    private static Coordinates byName(String file) {
        var name = file.substring(0, file.length() - ".jar".length());
        for (int i = 0; i + 1 < name.length(); i++) {
            if (name.charAt(i) == '-' && Character.isDigit(name.charAt(i + 1))) {
                return new Coordinates("", name.substring(0, i), name.substring(i + 1));
            }
        }
        return new Coordinates("", name, "");
    }

    private static Vulnerability vulnerability(Finding finding) {
        var vulnerability = new Vulnerability();
        vulnerability.setId(finding.advisory().id());
        vulnerability.setDescription(finding.advisory().summary());
        var affect = new Vulnerability.Affect();
        affect.setRef(
                finding.jar().own().filter(finding.part()::equals).isPresent()
                        ? finding.jar().file()
                        : reference(finding.jar(), finding.part()));
        vulnerability.setAffects(List.of(affect));
        finding.explanation().ifPresent(explanation -> {
            var analysis = new Vulnerability.Analysis();
            analysis.setState(explanation.state());
            analysis.setJustification(explanation.justification());
            analysis.setDetail(explanation.detail());
            vulnerability.setAnalysis(analysis);
        });
        return vulnerability;
    }

    private static String reference(ShippedJar jar, Coordinates part) {
        return jar.file() + "!" + part.purl();
    }
}
