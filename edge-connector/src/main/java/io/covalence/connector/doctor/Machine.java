package io.covalence.connector.doctor;

import io.covalence.connector.Failure;
import io.covalence.connector.dataset.Dataset;
import io.covalence.connector.home.ConnectorHome;
import io.covalence.connector.learning.LocalTraining;
import io.covalence.connector.learning.NativeCache;
import io.covalence.contract.plan.CohortRules;
import io.covalence.contract.plan.Encoding;
import io.covalence.contract.plan.Schedule;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.algorithm.FedAvg;
import io.covalence.contract.plan.architecture.Activation;
import io.covalence.contract.plan.architecture.Perceptron;
import io.covalence.contract.plan.inputs.MoleculeTable;
import io.covalence.contract.plan.privacy.None;
import io.covalence.contract.plan.task.BinaryLabels;
import io.covalence.contract.plan.work.Evaluation;
import io.covalence.contract.plan.work.Learning;
import io.covalence.contract.plan.work.Training;
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
        return List.of(disk(home), processor());
    }

    private static Finding disk(ConnectorHome home) {
        try {
            long free = Files.getFileStore(existing(home.root())).getUsableSpace();
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

    /** The folder, or the nearest one above it that is there. */
    private static Path existing(Path folder) {
        var parent = folder.getParent();
        return Files.exists(folder) || parent == null ? folder : existing(parent);
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

    /**
     * Whether the numerical library loads.
     *
     * @param unpack whether it may be unpacked for that
     */
    @SuppressWarnings("try") // Opening it is the check.
    static Finding library(boolean unpack) {
        if (!unpack && !NativeCache.isUnpacked()) {
            return Finding.skip(
                    "numerical library",
                    "not unpacked yet; the first start unpacks it into " + NativeCache.folder(),
                    "To unpack and try it now: connector doctor --thorough");
        }
        var fix =
                "Use Linux on x86-64 with glibc, and start the connector with its script bin/connector. If it did load"
                        + " before, delete "
                        + NativeCache.folder() + ", from which it is loaded: it is unpacked anew.";
        try (var training = new LocalTraining(probe(), new Dataset(List.of(), List.of()))) {
            return Finding.pass("numerical library", "it loads");
        } catch (Failure failure) {
            return Finding.fail("numerical library", failure.what(), failure.next());
        } catch (LinkageError | RuntimeException e) {
            return Finding.fail(
                    "numerical library", "it does not load (" + e.getClass().getSimpleName() + ")", fix);
        }
    }

    /** The smallest plan that makes a network. */
    private static StudyPlan probe() {
        return new StudyPlan(
                StudyPlan.SCHEMA,
                new MoleculeTable("smiles", 64, List.of()),
                new Learning(
                        new BinaryLabels(List.of("label")),
                        new Perceptron(List.of(), Activation.RELU, 0),
                        new Training(0.1, 0, 0, 1, 1, 1),
                        new FedAvg(1, 0),
                        new Evaluation(0.2, 1, 10)),
                new CohortRules(3, 3, 0),
                new Schedule(1, 60, 60),
                new Encoding(1, 1, 32, 1),
                new None());
    }
}
