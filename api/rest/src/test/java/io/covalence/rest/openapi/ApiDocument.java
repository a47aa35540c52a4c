package io.covalence.rest.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.covalence.contract.Page;
import io.smallrye.openapi.api.SmallRyeOpenAPI;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.jar.JarFile;
import org.jboss.jandex.Index;
import org.jboss.jandex.Indexer;

/** Makes the interface's description from its resources and the contract's records. */
final class ApiDocument {
    private ApiDocument() {}

    static String generate(Path classes) throws IOException {
        var index = index(classes);
        var document = SmallRyeOpenAPI.builder()
                .withConfig(new PlainConfig())
                .withIndex(index)
                .withApplicationClassLoader(ApiDocument.class.getClassLoader())
                .enableModelReader(false)
                .enableStandardStaticFiles(false)
                .enableStandardFilter(false)
                .addFilter(new ContractFilter(index))
                .build();
        return PlanSchema.text(withPlans(new ObjectMapper().readTree(document.toJSON())));
    }

    /** Of a sealed part the generator sees no form; and the bounds of a plan's members are not its annotations. */
    private static JsonNode withPlans(JsonNode document) {
        var schemas = (ObjectNode) document.at("/components/schemas");
        var all = new TreeMap<String, JsonNode>();
        schemas.properties().forEach(schema -> all.put(schema.getKey(), schema.getValue()));
        all.putAll(PlanSchema.components());
        schemas.removeAll();
        all.forEach(schemas::set);
        return document;
    }

    private static Index index(Path classes) throws IOException {
        var indexer = new Indexer();
        try (var files = Files.walk(classes)) {
            files.filter(file -> file.toString().endsWith(".class")).sorted().forEach(file -> add(indexer, file));
        }
        addContract(indexer);
        return indexer.complete();
    }

    private static void add(Indexer indexer, Path file) {
        try (var content = Files.newInputStream(file)) {
            indexer.index(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The contract comes as a jar, or as a folder of classes when everything is built at once. */
    private static void addContract(Indexer indexer) throws IOException {
        var place = place();
        if (Files.isDirectory(place)) {
            try (var files = Files.walk(place)) {
                files.filter(file -> file.toString().endsWith(".class"))
                        .sorted()
                        .forEach(file -> add(indexer, file));
            }
            return;
        }
        try (var jar = new JarFile(place.toFile())) {
            for (var entry : (Iterable<java.util.jar.JarEntry>) jar.stream()::iterator) {
                if (entry.getName().endsWith(".class")) {
                    try (var content = jar.getInputStream(entry)) {
                        indexer.index(content);
                    }
                }
            }
        }
    }

    private static Path place() {
        try {
            return Path.of(Page.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
