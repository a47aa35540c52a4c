package io.covalence.dev.story;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.covalence.contract.plan.Schedule;
import io.covalence.contract.study.StudyDraft;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The studies of the demonstration. */
public final class Studies {
    public static final List<String> NAMES = List.of("example", "tox21", "solubility", "heart");

    /** Trains nothing, so the demonstration, which compares models, does not tell it; tests and the simulation do. */
    private static final String SUMMARY = "heart-summary";

    private static final String HOSPITALS = "column:center_name";

    private static final String HEART = "heart_uci_4sites/fed_heart_disease_flamby.csv";

    private final SimulationPrograms tools;
    private final ObjectMapper json;
    private final @Nullable Path data;

    /** @param data directory with public data sets, absent when there is none */
    public Studies(SimulationPrograms tools, ObjectMapper json, @Nullable Path data) {
        this.tools = tools;
        this.json = json;
        this.data = data;
    }

    /**
     * Finds a study.
     *
     * @param rounds to run instead of the plan's number
     * @throws StoryException when there is no such study or its data is not there, with what to do
     */
    public StudyScript find(String name, Optional<Integer> rounds) {
        return switch (name) {
            case "example" -> script(name, rounds, List.of("--deal", "scaffold:smiles", "--example"));
            case "tox21" ->
                script(name, rounds, List.of("--deal", "scaffold:smiles", "--in", file(name, "moleculenet/tox21.csv")));
            case "solubility" ->
                script(name, rounds, List.of("--deal", "column:ID:1", "--in", file(name, "aqsoldb/data_curated.csv")));
            case "heart", SUMMARY -> script(name, rounds, patients());
            default -> throw new StoryException("There is no study '" + name + "'. Choose one of " + NAMES + ".");
        };
    }

    /** Made-up ones where there are no real ones. */
    private List<String> patients() {
        var real = data == null ? null : data.resolve(HEART);
        return real != null && Files.isReadable(real)
                ? List.of("--deal", HOSPITALS, "--in", real.toString())
                : List.of("--deal", HOSPITALS, "--example-patients");
    }

    private String file(String study, String path) {
        if (data == null) {
            throw new StoryException("The study '" + study + "' needs public data: set COVALENCE_DATA or --data to a "
                    + "directory that holds " + path + ", or choose --study example.");
        }
        var file = data.resolve(path);
        if (!Files.isReadable(file)) {
            throw new StoryException("There is no readable " + file + ": set COVALENCE_DATA or --data to a directory "
                    + "that holds " + path + ", or choose --study example.");
        }
        return file.toString();
    }

    private StudyScript script(String name, Optional<Integer> rounds, List<String> dealing) {
        var draft = read(name);
        return new Dealt(name, rounds.map(number -> shortened(draft, number)).orElse(draft), dealing);
    }

    private StudyDraft read(String name) {
        try (var resource = Studies.class.getResourceAsStream("/studies/" + name + ".json")) {
            if (resource == null) {
                throw new StoryException("The study '" + name + "' is missing from this build.");
            }
            return json.readValue(resource, StudyDraft.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static StudyDraft shortened(StudyDraft draft, int rounds) {
        var plan = draft.plan();
        var old = plan.schedule();
        return new StudyDraft(
                draft.name(),
                draft.question(),
                plan.with(new Schedule(rounds, old.trainingSeconds(), old.phaseSeconds(), old.stopping())));
    }

    /** A study whose rows are dealt to its sites. */
    private final class Dealt implements StudyScript {
        private final String name;
        private final StudyDraft draft;
        private final List<String> dealing;

        private Dealt(String name, StudyDraft draft, List<String> dealing) {
            this.name = name;
            this.draft = draft;
            this.dealing = dealing;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public StudyDraft draft() {
            return draft;
        }

        @Override
        public List<Path> deal(Path directory, int sites) {
            var arguments = new ArrayList<>(dealing);
            arguments.addAll(List.of("--sites", String.valueOf(sites), "--out", directory.toString()));
            var files = new ArrayList<Path>();
            for (var dealt : tools.run("io.covalence.simulation.partition.PartitionCommand", arguments)) {
                files.add(Path.of(dealt.path("file").asText()));
            }
            return List.copyOf(files);
        }
    }
}
