package io.covalence.connector.doctor;

import io.covalence.connector.dataset.Dataset;
import io.covalence.connector.home.ConnectorHome;
import io.covalence.connector.learning.LocalTraining;
import io.covalence.contract.plan.Activation;
import io.covalence.contract.plan.Aggregation;
import io.covalence.contract.plan.Evaluation;
import io.covalence.contract.plan.Features;
import io.covalence.contract.plan.Model;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.Target;
import io.covalence.contract.plan.TaskKind;
import io.covalence.contract.plan.Training;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Looks at the machine: disk, processor, and whether the numerical library loads. */
final class Machine {
    private static final long LEAST_DISK = 200L << 20;
    private static final long ENOUGH_DISK = 1L << 30;

    private Machine() {}

    static List<Finding> examine(ConnectorHome home) {
        return List.of(disk(home), processor(), library());
    }

    private static Finding disk(ConnectorHome home) {
        try {
            long free = Files.getFileStore(home.root()).getUsableSpace();
            var found = String.format(Locale.ROOT, "%,d MB free", free >> 20);
            if (free < LEAST_DISK) {
                return Finding.fail("disk", found, "Free some space: logs and models need at least 200 MB.");
            }
            return free < ENOUGH_DISK
                    ? Finding.warn("disk", found, "Free some space; 1 GB is comfortable.")
                    : Finding.pass("disk", found);
        } catch (IOException e) {
            return Finding.warn("disk", "free space is unknown", "Look at it with: df -h " + home.root());
        }
    }

    private static Finding processor() {
        var cores = Runtime.getRuntime().availableProcessors() + " cores";
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            boolean capable = lines.anyMatch(line -> line.startsWith("flags") && line.contains(" avx2"));
            return capable
                    ? Finding.pass("processor", cores + ", AVX2")
                    : Finding.fail(
                            "processor", cores + ", no AVX2", "Use an x86-64 machine with AVX2 (2013 or later).");
        } catch (IOException e) {
            return Finding.warn("processor", cores + ", its abilities are unknown", "Use Linux on x86-64 with AVX2.");
        }
    }

    @SuppressWarnings("try") // Opening it is the check.
    private static Finding library() {
        var fix = "Use a JDK 21 or newer on Linux x86-64 and start the connector with its script bin/connector.";
        try (var training = new LocalTraining(probe(), new Dataset(List.of(), List.of()))) {
            return Finding.pass("numerical library", "it loads");
        } catch (LinkageError | RuntimeException e) {
            return Finding.fail(
                    "numerical library", "it does not load (" + e.getClass().getSimpleName() + ")", fix);
        }
    }

    /** The smallest plan that makes a network. */
    private static StudyPlan probe() {
        return new StudyPlan(
                StudyPlan.SCHEMA,
                TaskKind.CLASSIFICATION,
                List.of(new Target("label", 0, 1)),
                new Features("smiles", 64, List.of()),
                new Model(List.of(), Activation.RELU, 0),
                new Training(0.1, 0, 0, 1, 1, 1),
                new Evaluation(0.2, 1, 10),
                new Aggregation(1, 3, 3, 0, 1, 1, 32, 1, 1, 0, 60, 60));
    }
}
