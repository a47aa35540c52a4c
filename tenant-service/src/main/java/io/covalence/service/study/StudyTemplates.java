package io.covalence.service.study;

import io.covalence.contract.study.StudyDraft;
import io.covalence.contract.study.StudyTemplate;
import io.covalence.service.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** The templates that a new study can start from: one JSON file each beside this class, in the folder {@code template}. */
public final class StudyTemplates {
    /** In the order in which they are offered; each is the name of its file. */
    private static final List<StudyTemplate> ALL = Stream.of("toxicity", "solubility", "heart", "survival")
            .map(id -> new StudyTemplate(id, draft(id)))
            .toList();

    private StudyTemplates() {}

    public static List<StudyTemplate> all() {
        return ALL;
    }

    private static StudyDraft draft(String id) {
        try (var file = StudyTemplates.class.getResourceAsStream("template/" + id + ".json")) {
            if (file == null) {
                throw new IllegalStateException("there is no template " + id);
            }
            return Json.read(new String(file.readAllBytes(), StandardCharsets.UTF_8), StudyDraft.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
