package io.covalence.sbom;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the SBOM of each deliverable of a built checkout, and lists the advisories without an explanation. */
public final class SbomCommand {
    private final Path root;
    private final PrintStream out;
    private final LocalDate today;

    SbomCommand(Path root, PrintStream out, LocalDate today) {
        this.root = root;
        this.out = out;
        this.today = today;
    }

    public static void main(String[] arguments) throws IOException {
        System.exit(
                new SbomCommand(
                                        Path.of(arguments.length == 0 ? "." : arguments[0]),
                                        System.out,
                                        LocalDate.now(ZoneOffset.UTC))
                                .run()
                                .isEmpty()
                        ? 0
                        : 1);
    }

    /** What is wrong, in words; empty when all is named, explained and of this season. */
    List<String> run() throws IOException {
        var folder = root.resolve("infra/sbom");
        var advisories = Advisories.read(folder.resolve("src/main/advisories/advisories.json"));
        var explanations = Explanations.read(folder.resolve("src/main/advisories/explanations.json"));
        var kept = KeptNames.read(folder.resolve("src/main/advisories/names.json"));
        var check = new AdvisoryCheck(advisories, explanations);
        Map<String, List<ShippedJar>> shipped = new LinkedHashMap<>();
        var complaints = new ArrayList<String>();
        for (var deliverable : Deliverable.of(root)) {
            var shipment = Shipment.of(deliverable, kept);
            var jars = shipment.jars();
            shipment.strangers()
                    .forEach(file -> complaints.add(deliverable.name() + "/" + file
                            + " does not say what it is, and neither does what built it: name it in names.json."));
            if (jars.isEmpty()) {
                complaints.add(deliverable.name() + " holds no jar: build it first.");
            }
            shipped.put(deliverable.name(), jars);
            var findings = check.findings(deliverable.name(), jars);
            var file = folder.resolve("target/sboms").resolve(deliverable.name() + ".cdx.json");
            Sbom.of(deliverable, jars, findings).write(file);
            out.printf(
                    "%-12s %3d jars, %3d parts copied into them, %3d advisories%n",
                    deliverable.name(),
                    jars.size(),
                    jars.stream().mapToInt(jar -> jar.inside().size()).sum(),
                    findings.size());
        }
        complaints.addAll(check.complaints(shipped));
        complaints.addAll(kept.complaints(shipped));
        complaints.addAll(advisories.complaints(today));
        complaints.forEach(out::println);
        out.println("Advisories as of " + advisories.asOf() + ", " + advisories.age(today)
                + " days ago; SBOMs are in infra/sbom/target/sboms.");
        return List.copyOf(complaints);
    }
}
