package io.covalence.connector.cli;

import io.covalence.connector.study.DatasetFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "add", description = "Lets a study read a file. It stays where it is.")
final class DataAddCommand extends Action {
    @Option(names = "--study", required = true, paramLabel = "ID", description = "The study's id.")
    private String study = "";

    @Option(
            names = "--file",
            required = true,
            paramLabel = "FILE",
            description = {
                "CSV in UTF-8 with commas and a header line,",
                "Parquet, JSON lines,",
                "or NAME.postgres.json: a query on the site's own database."
            })
    private Path file = Path.of("");

    DataAddCommand(Surroundings surroundings, Globals globals) {
        super(surroundings, globals);
    }

    @Override
    Result act() {
        var studyId = StudyArgument.read(study);
        DatasetFiles.requireReadable(file);
        var added = new DatasetFiles(preparedHome()).add(studyId, file);
        return Result.of(
                Map.of("study", study, "file", added.toString()),
                List.of("Study " + study + " may read " + added + ".", new NextStep(home()).added(studyId)));
    }
}
