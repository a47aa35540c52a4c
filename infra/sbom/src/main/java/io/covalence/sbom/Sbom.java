package io.covalence.sbom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        var resolved =
                deliverable.resolved().isPresent() ? read(deliverable.resolved().get()) : new Bom();
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

    static Bom read(Path file) throws IOException {
        try {
            return new JsonParser().parse(file.toFile());
        } catch (ParseException e) {
            throw new IOException(file + " is no SBOM: " + e.getMessage(), e);
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
        var component = jar.own().map(Sbom::library).orElseGet(() -> unnamed(jar));
        component.setBomRef(jar.file());
        var resolved = known.get(component.getName() + "-" + component.getVersion());
        if (resolved != null) {
            component.setLicenses(resolved.getLicenses());
        }
        component.addHash(new Hash(Hash.Algorithm.SHA_256, jar.sha256()));
        var inside = new ArrayList<Component>();
        for (var part : jar.inside()) {
            var copied = library(part);
            copied.setBomRef(reference(jar, part));
            inside.add(copied);
        }
        for (var code : jar.natives()) {
            var file = named(Component.Type.FILE, code.name());
            file.setBomRef(jar.file() + "!" + code.name());
            file.addHash(new Hash(Hash.Algorithm.SHA_256, code.sha256()));
            inside.add(file);
        }
        component.setComponents(inside);
        return component;
    }

    private static Component library(Coordinates coordinates) {
        var component = named(Component.Type.LIBRARY, coordinates.name());
        component.setVersion(coordinates.version());
        component.setPurl(coordinates.purl());
        if (!coordinates.group().isEmpty()) {
            component.setGroup(coordinates.group());
        }
        return component;
    }

    /** Something that only holds others. */
    private static Component unnamed(ShippedJar jar) {
        return named(Component.Type.FILE, jar.file());
    }

    private static Component named(Component.Type type, String name) {
        var component = new Component();
        component.setType(type);
        component.setName(name);
        return component;
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
            explanation.justifications().forEach(analysis::setJustification);
            if (!explanation.responses().isEmpty()) {
                analysis.setResponses(explanation.responses());
            }
            analysis.setDetail(explanation.detail());
            vulnerability.setAnalysis(analysis);
        });
        return vulnerability;
    }

    private static String reference(ShippedJar jar, Coordinates part) {
        return jar.file() + "!" + part.purl();
    }
}
